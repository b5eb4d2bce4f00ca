package io.workbench.ui.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a command writes. */
final class Output {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "experiments/results",
      description = "Folder to write to (default: ${DEFAULT-VALUE}).")
  Path directory;
}
