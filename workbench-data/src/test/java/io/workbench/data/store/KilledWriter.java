package io.workbench.data.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.data.StoreRows;
import io.workbench.data.market.Column;
import io.workbench.data.market.SnapshotSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Kills writers with SIGKILL, one after the other, and looks for every row that they had said. */
final class KilledWriter {
  private static final int MOST_ROWS = 20;

  private KilledWriter() {}

  static void losesNothing(StoreLocation location, int kills, Path folder)
      throws IOException, InterruptedException {
    Random random = new Random(20260901);
    SnapshotStore.open(location).close();
    Path log = folder.resolve("writer.log");
    int next = 0;
    for (int kill = 0; kill < kills; kill++) {
      int rows = 1 + random.nextInt(MOST_ROWS);
      List<Integer> said = WritingProcess.writeAndKill(location, next, rows, log);
      assertThat(said)
          .as("what was written: %s", Files.readString(log))
          .hasSizeGreaterThanOrEqualTo(rows);
      next = said.get(said.size() - 1) + 1;
    }
    try (SnapshotStore store = SnapshotStore.openExisting(location)) {
      requireAll(store, next);
      assertThat(StoreRows.findings(store)).isEmpty();
    }
  }

  private static void requireAll(SnapshotStore store, int saidRows) {
    SnapshotSeries series = store.read("H100", TimeRange.ALL);
    // The last writer may have written one row more than it lived to say.
    assertThat(series.size()).isBetween(saidRows, saidRows + 1);
    for (int row = 0; row < series.size(); row++) {
      assertThat(series.timeMillis(row)).isEqualTo(SnapshotStoreContract.millis(row));
      assertThat(series.column(Column.BEST_BID)[row]).isEqualTo(WritingProcess.bid(row));
    }
    Map<Long, byte[]> answers = new HashMap<>();
    store.rebuild(
        answer -> {
          answers.put(answer.time().toEpochMilli(), answer.body());
          int step = answers.size() - 1;
          return SnapshotStoreContract.book(
              "H100", step, WritingProcess.bid(step), WritingProcess.bid(step) + 0.25);
        });
    for (int step = 0; step < saidRows; step++) {
      byte[] body = answers.get(SnapshotStoreContract.millis(step));
      assertThat(Arrays.equals(body, WritingProcess.body(step))).isTrue();
    }
  }
}
