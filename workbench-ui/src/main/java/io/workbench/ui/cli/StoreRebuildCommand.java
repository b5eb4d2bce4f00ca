package io.workbench.ui.cli;

import io.workbench.data.InputException;
import io.workbench.data.collect.BookAggregator;
import io.workbench.data.collect.CollectSpec;
import io.workbench.data.store.DamagedStore;
import io.workbench.data.store.RebuildResult;
import io.workbench.data.store.SalvageResult;
import io.workbench.data.store.SnapshotStore;
import io.workbench.data.store.StoreLocation;
import io.workbench.data.store.StoreLock;
import io.workbench.train.spec.CollectSpecs;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes all snapshots again from the answers that the collector kept. */
@Command(
    name = "rebuild",
    description = {
      "Make the snapshots of the store that the collector's YAML names again from the raw answers;"
          + " stop its collector first.",
      "With --damaged, the file of the snapshots is put aside first and made anew: what was"
          + " imported, and gaps, are not in the answers and are copied as far as they can be read."
    },
    footer = {"%nExample:", "  ./workbench store rebuild experiments/collect.yaml"})
final class StoreRebuildCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin Answer answer;

  @Parameters(index = "0", paramLabel = "SPEC", description = "The collector's YAML.")
  Path file;

  @Option(names = "--damaged", description = "Put the file of the snapshots aside first.")
  boolean damaged;

  @Override
  public Integer call() {
    CollectSpec collect = CollectSpecs.read(file);
    StoreLocation location = collect.store();
    BookAggregator aggregator = new BookAggregator();
    requireThere(location);
    try (StoreLock lock = StoreLock.hold(location, "a rebuild")) {
      if (damaged) {
        rebuildDamaged(location, aggregator);
      } else {
        try (SnapshotStore store = SnapshotStore.openExisting(location)) {
          print(store.rebuild(aggregator));
        }
      }
    }
    spec.commandLine().getOut().println(location.name());
    return 0;
  }

  /** Before a lock is made beside it. */
  private static void requireThere(StoreLocation location) {
    Path store = location.file();
    if (store != null && !Files.exists(store)) {
      throw new InputException("There is no store " + store + ".");
    }
  }

  private void rebuildDamaged(StoreLocation location, BookAggregator aggregator) {
    PrintWriter err = spec.commandLine().getErr();
    Instant now = Instant.now();
    Path aside = DamagedStore.setAside(location, now);
    err.println("Put aside: " + aside);
    try (SnapshotStore store = SnapshotStore.open(location)) {
      print(store.rebuild(aggregator));
      SalvageResult salvaged = DamagedStore.salvage(aside, store, now);
      err.printf(
          Locale.ROOT,
          "From what was put aside: %,d more snapshots, %,d gaps; %,d times are lost with it.%n",
          salvaged.snapshots(),
          salvaged.gaps(),
          salvaged.lost());
    }
  }

  private void print(RebuildResult result) {
    PrintWriter err = spec.commandLine().getErr();
    err.printf(
        Locale.ROOT,
        "%,d answers: %,d snapshots added, %,d changed, %,d as they were, %,d answers refused.%n",
        result.answers(),
        result.added(),
        result.changed(),
        result.unchanged(),
        result.refused());
    if (result.lost() > 0) {
      err.printf(
          Locale.ROOT, "%,d answers cannot be read from their damaged file.%n", result.lost());
    }
    result.firstRefusals().forEach(err::println);
  }
}
