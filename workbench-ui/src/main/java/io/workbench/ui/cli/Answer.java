package io.workbench.ui.cli;

import picocli.CommandLine.Option;

/** Options that every command has. */
final class Answer {
  @Option(names = "--debug", description = "Print the stack trace of a failure.")
  boolean debug;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  boolean help;
}
