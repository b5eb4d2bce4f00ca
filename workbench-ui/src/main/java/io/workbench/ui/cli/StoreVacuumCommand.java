package io.workbench.ui.cli;

import io.workbench.data.store.SnapshotStore;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Gives back the store's free room. */
@Command(
    name = "vacuum",
    description = "Give back free room and put the rows in order; a collector waits meanwhile.",
    footer = {"%nExample:", "  ./workbench store vacuum --store market.db"})
final class StoreVacuumCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin Answer answer;
  @Mixin StoreOptions options;

  @Override
  public Integer call() {
    try (SnapshotStore store = options.openExisting()) {
      long given = store.vacuum();
      spec.commandLine()
          .getErr()
          .printf(
              Locale.ROOT,
              "%,d bytes given back, %,d are left.%n",
              Math.max(0, given),
              store.bytes());
    }
    spec.commandLine().getOut().println(options.location().name());
    return 0;
  }
}
