package io.workbench.ui.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command writes. */
final class Output {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder to write to (default: the workbench's experiments/results).")
  private @Nullable Path chosen;

  Path directory() {
    return chosen == null ? ResultsFolder.standard() : chosen;
  }

  boolean isChosen() {
    return chosen != null;
  }
}
