package io.workbench.data.store;

import static io.workbench.data.store.SnapshotStoreContract.at;
import static io.workbench.data.store.SnapshotStoreContract.book;
import static io.workbench.data.store.SnapshotStoreContract.millis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.OutputException;
import io.workbench.data.market.Column;
import io.workbench.data.market.SnapshotSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What adding many snapshots at once does, whatever database they go to. */
abstract class BulkInsertContract extends SharedStoreContract {

  @Test
  void bulkInsertAddsWhatIsMissingOnly() {
    try (SnapshotStore store = SnapshotStore.open(location())) {
      store.insert(book("H100", 70, 7.0, 8.0));
      store.recordGaps(List.of(new GapRecord("H100", at(5), "killed")));

      assertThat(addedInBulk(store, 200)).isEqualTo(2 * 200 - 1);
      assertThat(addedInBulk(store, 230)).isEqualTo(2 * 30);

      SnapshotSeries series = store.read("H100", TimeRange.ALL);
      assertThat(series.size()).isEqualTo(230);
      assertThat(series.column(Column.BEST_BID)[70]).isEqualTo(7);
      assertThat(series.column(Column.BEST_BID)[71]).isEqualTo(2 + 71 / 100.0);
      assertThat(series.column(Column.BEST_ASK)[71]).isNaN();
      assertThat(series.column(Column.BID_VOLUME)[71]).isZero();
      assertThat(series.column(Column.ASK_VOLUME)[71]).isEqualTo(71);
      assertThat(store.gaps("H100", TimeRange.ALL)).isEmpty();
    }
  }

  @Test
  void bulkInsertThatFailsLeavesNoGapBesideItsSnapshot() {
    try (SnapshotStore store = SnapshotStore.open(location())) {
      store.recordGaps(List.of(new GapRecord("H100", at(5), "killed")));
      BulkInsert bulk = store.bulkInsert();
      for (int step = 0; step <= BulkInsert.ROWS_PER_TRANSACTION; step++) {
        bulk.add("H100", millis(step), new double[] {2, 3, 1, 1});
      }
      assertThat(store.gaps("H100", TimeRange.ALL)).isEmpty();
    }
  }

  @Test
  void bulkInsertThatIsNotFinishedAddsNothing() {
    try (SnapshotStore store = SnapshotStore.open(location())) {
      store.bulkInsert().add("H100", millis(0), new double[] {2, 3, 1, 1});

      assertThat(store.instruments()).isEmpty();
    }
  }

  @Test
  void bulkInsertThatCannotWriteSaysSoAtEachRow() {
    try (SnapshotStore store = SnapshotStore.open(location())) {
      BulkInsert bulk = store.bulkInsert();
      for (int step = 0; step < BulkInsert.ROWS_PER_TRANSACTION; step++) {
        bulk.add("H100", millis(step), new double[] {-2, 3, 1, 1});
      }
      for (int again = 0; again < 2; again++) {
        assertThatThrownBy(() -> bulk.add("H100", millis(-1), new double[] {2, 3, 1, 1}))
            .isInstanceOf(OutputException.class)
            .hasMessageContaining(location().name());
      }
      assertThat(store.instruments()).isEmpty();
    }
  }

  @Test
  void bulkInsertTakesASecondRowOfAKeyForADuplicate() {
    try (SnapshotStore store = SnapshotStore.open(location())) {
      BulkInsert bulk = store.bulkInsert();
      bulk.add("H100", millis(0), new double[] {2, 3, 1, 1});
      bulk.add("H100", millis(0), new double[] {5, 6, 1, 1});

      assertThat(bulk.finish()).isEqualTo(1);
      assertThat(store.read("H100", TimeRange.ALL).column(Column.BEST_BID)).containsExactly(2);
    }
  }

  @Test
  void pricesThatAreNoneAreRefused() {
    try (SnapshotStore store = SnapshotStore.open(location())) {
      BulkInsert bulk = store.bulkInsert();
      bulk.add("H100", millis(0), new double[] {-2, 3, 1, 1});

      assertThatThrownBy(bulk::finish).hasMessageContaining(location().name());
      assertThat(store.insert(book("H100", 0, 2.0, 3.0))).isTrue();
    }
  }

  /** Adds so many steps of two instruments, a missing ask and a bid volume of 0 among them. */
  static long addedInBulk(SnapshotStore store, int steps) {
    BulkInsert bulk = store.bulkInsert();
    for (int step = 0; step < steps; step++) {
      bulk.add("H100", millis(step), new double[] {2 + step / 100.0, Double.NaN, 0, step});
      bulk.add("H200", millis(step), new double[] {2, 3, 1, 1});
    }
    assertThat(bulk.rows()).isEqualTo(2L * steps);
    return bulk.finish();
  }
}
