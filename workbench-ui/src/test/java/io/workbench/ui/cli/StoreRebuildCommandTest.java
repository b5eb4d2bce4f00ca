package io.workbench.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.data.store.GapRecord;
import io.workbench.data.store.SnapshotStore;
import io.workbench.data.store.StoreLocation;
import io.workbench.data.store.StoreLock;
import io.workbench.data.store.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreRebuildCommandTest {
  private static final GapRecord GAP =
      new GapRecord("h100", Instant.parse("2026-09-01T00:05:00Z"), "HTTP 503");

  @TempDir Path folder;
  private Path spec;
  private Path store;

  @BeforeEach
  void fill() throws IOException {
    spec =
        Files.writeString(
            folder.resolve("collect.yaml"),
            """
            store: market.db
            instruments:
            - {name: h100, requirements: "accelerator:H100"}
            """);
    store = folder.resolve("market.db");
    Path csv =
        Files.writeString(
            folder.resolve("rows.csv"),
            """
            timestamp,instrument,best_bid,best_ask,bid_volume,ask_volume
            2026-09-01T00:00:00Z,h100,2.0,2.5,10,12
            2026-09-01T00:10:00Z,h100,2.1,2.5,10,12
            """);
    CommandRun.of("store", "import", csv, "--store", store).succeeded();
    try (SnapshotStore open = open()) {
      open.recordGaps(List.of(GAP));
    }
  }

  @Test
  void damagedStoreKeepsItsGapsAndWhatWasImported() {
    CommandRun run = CommandRun.of("store", "rebuild", spec, "--damaged").succeeded();

    assertThat(run.err())
        .contains("Put aside: " + store + ".damaged-")
        .contains("From what was put aside: 2 more snapshots, 1 gaps; 0 times are lost with it.");
    try (SnapshotStore open = open()) {
      assertThat(open.read("h100", TimeRange.ALL).size()).isEqualTo(2);
      assertThat(open.gaps("h100", TimeRange.ALL)).containsExactly(GAP);
    }
  }

  @Test
  void storeIsLeftWhereItIsWhileACollectorRunsOrTheAnswersAreLost() throws IOException {
    try (SnapshotStore collecting = open()) {
      collecting.recordGaps(
          List.of(new GapRecord("h100", Instant.parse("2026-09-01T00:15:00Z"), "HTTP 503")));
      CommandRun.of("store", "rebuild", spec, "--damaged")
          .failedWith(1, store + " is in use: stop the collector");
    }
    Files.writeString(folder.resolve("market.raw.db"), "lost".repeat(5000));
    CommandRun.of("store", "rebuild", spec, "--damaged")
        .failedWith(2, "market.raw.db is no SQLite database, or its start is lost");
    assertThat(store).exists();
    assertThat(CommandRun.of("store", "check", "--store", store).exitCode()).isEqualTo(1);
  }

  @Test
  void aStoreThatSomebodyHoldsIsNeitherRebuiltNorReplayedInto() throws IOException {
    Path csv = folder.resolve("rows.csv");
    try (StoreLock lock = StoreLock.hold(StoreLocation.of(store), "a collector")) {
      assertThat(lock).isNotNull();
      String sentence = store + " is in use: a collector (process ";
      CommandRun.of("store", "rebuild", spec).failedWith(2, sentence);
      CommandRun.of("store", "rebuild", spec, "--damaged").failedWith(2, sentence);
      CommandRun.of("collect", spec, "--replay", csv).failedWith(2, sentence);
    }
    CommandRun run = CommandRun.of("collect", spec, "--replay", csv).succeeded();
    assertThat(run.err()).contains("2 snapshots, 0 gaps; 2 were there already.");
  }

  private SnapshotStore open() {
    return SnapshotStore.openExisting(StoreLocation.of(store));
  }
}
