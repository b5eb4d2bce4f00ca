package io.workbench.data.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import io.workbench.data.StoreRows;
import io.workbench.data.market.Column;
import io.workbench.data.market.Snapshot;
import io.workbench.data.market.SnapshotSeries;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a store does, whatever database it is in. */
abstract class SnapshotStoreContract extends BulkInsertContract {
  static final Instant START = Instant.parse("2026-09-01T00:00:00Z");
  static final Duration STEP = Duration.ofMinutes(5);

  /** A connection to the database of the snapshots, as a stranger would have it. */
  abstract Connection stranger() throws SQLException;

  @Test
  void snapshotsComeBackInOrderOfTimeWithTheSameBits() {
    try (SnapshotStore store = SnapshotStore.open(location())) {
      store.insert(book("H100", 2, 2.5, 3.5));
      store.insert(book("H100", 0, 0.1 + 0.2, Math.nextUp(0.3)));
      store.insert(book("H200", 1, 9.0, 9.5));
      store.insert(book("H100", 1, null, 2.0));

      SnapshotSeries series = store.read("H100", TimeRange.ALL);

      assertThat(series.instrument().name()).isEqualTo("H100");
      assertThat(series.timesMillis()).containsExactly(millis(0), millis(1), millis(2));
      assertThat(series.column(Column.BEST_BID)).containsExactly(0.1 + 0.2, Double.NaN, 2.5);
      assertThat(series.column(Column.BEST_ASK)).containsExactly(Math.nextUp(0.3), 2.0, 3.5);
      assertThat(series.column(Column.MID_PRICE)[2]).isEqualTo(3.0);
      assertThat(series.column(Column.SPREAD)[2]).isEqualTo(1.0);
      assertThat(series.column(Column.MID_PRICE)[1]).isNaN();
      assertThat(series.column(Column.BID_VOLUME)).containsExactly(10, 10, 10);
      assertThat(store.instruments()).containsExactly("H100", "H200");
      assertThat(store.latest("H100")).contains(at(2));
      assertThat(store.latest("B200")).isEmpty();
    }
  }

  @Test
  void volumeOfZeroIsNotMissing() {
    try (SnapshotStore store = SnapshotStore.open(location())) {
      store.insert(new Snapshot(at(0), "H100", null, null, -0.0, null));

      SnapshotSeries series = store.read("H100", TimeRange.ALL);

      assertThat(series.column(Column.BID_VOLUME)).containsExactly(0.0);
      assertThat(series.column(Column.ASK_VOLUME)).containsExactly(Double.NaN);
    }
  }

  @Test
  void rangeHoldsItsFromAndNotItsTo() {
    try (SnapshotStore store = SnapshotStore.open(location())) {
      for (int step = 0; step < 10; step++) {
        store.insert(book("H100", step, 2.0, 3.0));
      }

      assertThat(store.read("H100", new TimeRange(at(2), at(5))).timesMillis())
          .containsExactly(millis(2), millis(3), millis(4));
      assertThat(store.read("H100", new TimeRange(at(2).plusNanos(1), at(5).plusNanos(1))).size())
          .isEqualTo(3);
      assertThat(store.read("H100", new TimeRange(at(20), null)).size()).isZero();
      assertThat(store.read("H100", new TimeRange(null, at(1))).size()).isEqualTo(1);
    }
  }

  @Test
  void insertingAgainChangesNothing() {
    try (SnapshotStore store = SnapshotStore.open(location())) {
      assertThat(store.insert(book("H100", 0, 2.0, 3.0))).isTrue();
      assertThat(store.insert(book("H100", 0, 2.0, 3.0))).isFalse();
      assertThat(store.insert(book("H100", 0, 7.0, 8.0))).isFalse();
      assertThat(
              StoreRows.insertAll(
                  store, List.of(book("H100", 0, 2.0, 3.0), book("H100", 1, 2.0, 3.0))))
          .isEqualTo(1);

      assertThat(store.read("H100", TimeRange.ALL).column(Column.BEST_BID)).containsExactly(2, 2);
    }
  }

  @Test
  void storeIsThereAfterItWasClosed() {
    try (SnapshotStore store = SnapshotStore.open(location())) {
      store.insert(book("H100", 0, 2.0, 3.0));
    }
    try (SnapshotStore store = SnapshotStore.openExisting(location())) {
      assertThat(store.read("H100", TimeRange.ALL).size()).isEqualTo(1);
      assertThat(StoreRows.findings(store)).isEmpty();
    }
  }

  @Test
  void gapKeepsItsFirstReasonUntilASnapshotFillsIt() {
    try (SnapshotStore store = SnapshotStore.open(location())) {
      assertThat(store.recordGaps(List.of(new GapRecord("H100", at(1), "HTTP 503")))).hasSize(1);
      assertThat(store.recordGaps(List.of(new GapRecord("H100", at(1), "timed out")))).isEmpty();
      store.recordGaps(List.of(new GapRecord("H100", at(0), "the collector was down")));
      assertThat(store.gaps("H100", TimeRange.ALL))
          .containsExactly(
              new GapRecord("H100", at(0), "the collector was down"),
              new GapRecord("H100", at(1), "HTTP 503"));
      assertThat(store.gaps("H100", new TimeRange(at(1), null))).hasSize(1);

      store.insert(book("H100", 1, 2.0, 3.0));

      assertThat(store.gaps("H100", new TimeRange(at(1), null))).isEmpty();
      assertThat(store.recordGaps(List.of(new GapRecord("H100", at(1), "late")))).isEmpty();
      GapRecord added = new GapRecord("H100", at(2), "HTTP 503");
      assertThat(store.recordGaps(List.of(new GapRecord("H100", at(1), "late"), added)))
          .containsExactly(added);
    }
  }

  @Test
  void aReasonThatQuotesStrangeTextIsStored() {
    try (SnapshotStore store = SnapshotStore.open(location())) {
      store.recordGaps(List.of(new GapRecord("H100", at(0), "HTTP 500:\u0000\r\n<html>")));
      store.recordGaps(List.of(new GapRecord("H100", at(1), "half a character \ud83d")));

      assertThat(store.gaps("H100", TimeRange.ALL))
          .extracting(GapRecord::reason)
          .containsExactly("HTTP 500: <html>", "half a character ?");
    }
  }

  @Test
  void rebuildMakesSnapshotsOfTheAnswersAgain() {
    try (SnapshotStore store = SnapshotStore.open(location())) {
      store.insert(book("H100", 0, 1.0, 9.0), answer("H100", 0, "2.0 3.0"));
      store.insert(book("H100", 1, 2.0, 3.0), answer("H100", 1, "2.0 3.0"));
      store.keep(answer("H100", 2, "4.0 5.0"));
      store.recordGaps(List.of(new GapRecord("H100", at(2), "killed")));
      store.keep(answer("H100", 3, "<html>"));
      store.insert(book("H100", 4, 6.0, 7.0));

      RebuildResult result = store.rebuild(SnapshotStoreContract::bidAndAsk);

      assertThat(result)
          .isEqualTo(
              new RebuildResult(
                  4,
                  1,
                  1,
                  1,
                  1,
                  0,
                  List.of("H100 at 2026-09-01T00:15:00Z: The answer is no order book.")));
      assertThat(store.read("H100", TimeRange.ALL).column(Column.BEST_BID))
          .containsExactly(2, 2, 4, 6);
      assertThat(store.gaps("H100", TimeRange.ALL)).isEmpty();
    }
  }

  @Test
  void rebuildMendsNumbersThatNoSnapshotMayHave() throws SQLException {
    try (SnapshotStore store = SnapshotStore.open(location())) {
      store.insert(book("H100", 0, 2.0, 3.0), answer("H100", 0, "2.0 3.0"));
      try (Connection connection = stranger();
          Statement statement = connection.createStatement()) {
        statement.executeUpdate("UPDATE snapshot SET best_bid = 1e300");
      }

      RebuildResult result = store.rebuild(SnapshotStoreContract::bidAndAsk);

      assertThat(result.changed()).isEqualTo(1);
      assertThat(result.refused()).isZero();
      assertThat(store.read("H100", TimeRange.ALL).column(Column.BEST_BID)).containsExactly(2);
    }
  }

  @Test
  void failedRebuildChangesNothing() {
    try (SnapshotStore store = SnapshotStore.open(location())) {
      store.insert(book("H100", 0, 1.0, 9.0), answer("H100", 0, "2.0 3.0"));
      store.keep(answer("H200", 1, "4.0 5.0"));

      assertThatThrownBy(
              () ->
                  store.rebuild(
                      answer -> {
                        if (answer.instrument().equals("H200")) {
                          throw new IllegalStateException("broken");
                        }
                        return bidAndAsk(answer);
                      }))
          .hasMessage("broken");

      assertThat(store.read("H100", TimeRange.ALL).column(Column.BEST_BID)).containsExactly(1);
      assertThat(store.insert(book("H200", 1, 4.0, 5.0))).isTrue();
    }
  }

  @Test
  void firstAnswerStays() {
    try (SnapshotStore store = SnapshotStore.open(location())) {
      assertThat(store.keep(answer("H100", 0, "2.0 3.0"))).isTrue();
      assertThat(store.keep(answer("H100", 0, "8.0 9.0"))).isFalse();

      List<StoredAnswer> seen = new ArrayList<>();
      store.rebuild(
          answer -> {
            seen.add(answer);
            return bidAndAsk(answer);
          });

      assertThat(seen).hasSize(1);
      assertThat(seen.get(0).requestedAt()).isEqualTo(at(0).plusMillis(1234));
      assertThat(seen.get(0).status()).isEqualTo(200);
      assertThat(new String(seen.get(0).body(), StandardCharsets.UTF_8)).isEqualTo("2.0 3.0");
    }
  }

  @Test
  void vacuumKeepsEveryRow() {
    try (SnapshotStore store = SnapshotStore.open(location())) {
      addedInBulk(store, 300);
      String before = RowsHash.of(store.read("H100", TimeRange.ALL));

      store.vacuum();

      assertThat(RowsHash.of(store.read("H100", TimeRange.ALL))).isEqualTo(before);
      assertThat(StoreRows.findings(store)).isEmpty();
      assertThat(store.insert(book("H100", 999, 2.0, 3.0))).isTrue();
    }
  }

  @Test
  void unknownInstrumentNamesTheNearest() {
    try (SnapshotStore store = SnapshotStore.open(location())) {
      assertThatThrownBy(() -> store.read("h100", TimeRange.ALL))
          .hasMessage(location().name() + " has no instrument \"h100\"; it is empty.");
      store.insert(book("H100", 0, 2.0, 3.0));

      assertThatThrownBy(() -> store.read("h100", TimeRange.ALL))
          .isInstanceOf(InputException.class)
          .hasMessage(location().name() + " has no instrument \"h100\"; the nearest is \"H100\".");
    }
  }

  @Test
  void newerSchemaIsRefused() throws SQLException {
    SnapshotStore.open(location()).close();
    try (Connection connection = stranger();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "INSERT INTO flyway_schema_history SELECT installed_rank + 1, '7', description, type,"
              + " script, checksum, installed_by, installed_on, execution_time, success"
              + " FROM flyway_schema_history WHERE version = '1'");
    }

    assertThatThrownBy(() -> SnapshotStore.open(location()))
        .isInstanceOf(InputException.class)
        .hasMessage(
            location().name()
                + " has schema version 7, but this workbench knows versions up to 1:"
                + " use a newer workbench.");
  }

  static Snapshot book(String instrument, int step, @Nullable Double bid, @Nullable Double ask) {
    return new Snapshot(at(step), instrument, bid, ask, 10.0, 12.0);
  }

  static Instant at(int step) {
    return START.plus(STEP.multipliedBy(step));
  }

  static long millis(int step) {
    return at(step).toEpochMilli();
  }

  private static StoredAnswer answer(String instrument, int step, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new StoredAnswer(instrument, at(step), at(step).plusMillis(1234), 200, bytes);
  }

  private static Snapshot bidAndAsk(StoredAnswer answer) {
    String[] words = new String(answer.body(), StandardCharsets.UTF_8).split(" ", -1);
    if (words.length != 2) {
      throw new InputException("The answer is no order book.");
    }
    return new Snapshot(
        answer.time(),
        answer.instrument(),
        Double.valueOf(words[0]),
        Double.valueOf(words[1]),
        10.0,
        12.0);
  }
}
