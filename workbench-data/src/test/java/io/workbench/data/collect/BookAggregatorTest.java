package io.workbench.data.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import io.workbench.data.market.Snapshot;
import io.workbench.data.store.RebuildResult;
import io.workbench.data.store.SnapshotStore;
import io.workbench.data.store.StoreLocation;
import io.workbench.data.store.StoredAnswer;
import io.workbench.data.store.TimeRange;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BookAggregatorTest {
  private static final Instant TIME = Instant.parse("2026-09-01T12:35:00Z");

  /** 13:00 of that day. */
  private static final long START = 1_788_267_600;

  private static final int HOUR = 3600;

  @TempDir Path folder;

  @Test
  void anAnswerIsReadByItsOwnWindow() {
    // 4 nodes for twelve hours, of a window of 24 and of one of 48.
    assertThat(aggregate(24)).isEqualTo(new Snapshot(TIME, "h100", 2.05, null, 2.0, null));
    assertThat(aggregate(48)).isEqualTo(new Snapshot(TIME, "h100", 2.05, null, 1.0, null));
  }

  @Test
  void aStoreIsRebuiltFromAnswersOfSeveralRules() {
    try (SnapshotStore store = SnapshotStore.open(StoreLocation.of(folder.resolve("market.db")))) {
      store.keep(answer(TIME, body(24)));
      store.keep(answer(TIME.plusSeconds(300), body(48)));

      RebuildResult result = store.rebuild(new BookAggregator());

      assertThat(result.added()).isEqualTo(2);
      assertThat(result.refused()).isZero();
      assertThat(Arrays.stream(store.read("h100", TimeRange.ALL).column("bid_volume")).boxed())
          .containsExactly(2.0, 1.0);
    }
  }

  @Test
  void anAnswerWithoutAWindowIsRefused() {
    assertThatThrownBy(
            () -> new BookAggregator().aggregate(answer(TIME, "{\"bids\":[],\"asks\":[]}")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("start_at must be Unix seconds");
  }

  private static Snapshot aggregate(int hours) {
    return new BookAggregator().aggregate(answer(TIME, body(hours)));
  }

  private static StoredAnswer answer(Instant time, String body) {
    return new StoredAnswer("h100", time, time, 200, body.getBytes(StandardCharsets.UTF_8));
  }

  private static String body(int hours) {
    return """
        {"start_at":%d,"end_at":%d,"asks":[],"bids":[{"dollars_per_node_hour":"16.4",
         "allocation_schedule_delta":[{"start_at":%d,"end_at":%d,"node_count":4}]}]}"""
        .formatted(START, START + hours * HOUR, START, START + 12 * HOUR);
  }
}
