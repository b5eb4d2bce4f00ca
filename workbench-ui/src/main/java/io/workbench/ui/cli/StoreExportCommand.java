package io.workbench.ui.cli;

import io.workbench.data.source.StoreCsv;
import io.workbench.data.store.SnapshotStore;
import io.workbench.data.store.TimeRange;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the store's snapshots as CSV. */
@Command(
    name = "export",
    description = "Write the store's snapshots as CSV, which imports with the same bits.",
    footer = {
      "%nExample:",
      "  ./workbench store export h100.csv --instrument H100 --from 2026-09-01T00:00:00Z"
    })
final class StoreExportCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin Answer answer;
  @Mixin StoreOptions options;

  @Parameters(index = "0", paramLabel = "FILE", description = "The file to write.")
  Path file;

  @Option(
      names = "--instrument",
      paramLabel = "NAME",
      description = "Which instrument; may be given several times (default: all).")
  List<String> instruments = List.of();

  @Option(names = "--from", paramLabel = "TIME", description = "Time of the first snapshot.")
  @Nullable Instant from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "The first moment after the last snapshot.")
  @Nullable Instant to;

  @Override
  public Integer call() {
    ReplaceableCsv.require(file);
    TimeRange range = new TimeRange(from, to);
    long rows;
    try (SnapshotStore store = options.openExisting()) {
      List<String> names = instruments.isEmpty() ? store.instruments() : instruments;
      rows = StoreCsv.exportFile(store, names, range, file);
    }
    spec.commandLine().getErr().printf(Locale.ROOT, "%,d snapshots%n", rows);
    spec.commandLine().getOut().println(file);
    return 0;
  }
}
