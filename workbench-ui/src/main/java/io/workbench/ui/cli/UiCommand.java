package io.workbench.ui.cli;

import io.workbench.ui.serve.UiSettings;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows the runs and sweeps of a results folder in a browser, until Ctrl-C. */
@Command(
    name = "ui",
    description =
        "Show runs and sweeps in a browser, finished ones and those that other commands train now.",
    footer = {
      "%nExamples:",
      "  ./workbench ui",
      "  ./workbench ui experiments/results/reference --port 9001",
      "  ./workbench ui --host 0.0.0.0"
    })
final class UiCommand implements Callable<Integer> {
  @ParentCommand Main main;
  @Spec CommandSpec spec;
  @Mixin Answer answer;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DIR",
      description = "Folder with results (default: the workbench's experiments/results).")
  @Nullable Path folder;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port of the pages (default: 9000; 0 for any that is free).")
  int port = UiSettings.PORT;

  @Option(
      names = "--host",
      paramLabel = "H",
      description =
          "The address of the pages (default: 127.0.0.1, this machine alone); any other asks for a token.")
  String host = UiSettings.LOOPBACK;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Path results = folder == null ? ResultsFolder.standard() : folder;
    if (!Files.isDirectory(results)) {
      err.println(
          "There is no folder " + results + " yet: the pages are empty until a run writes to it.");
    }
    try (LivePages ignored = LivePages.start(new UiSettings(host, port), results, err)) {
      main.interrupts.awaitInterrupt(() -> err.println("Ctrl-C ends them."));
    }
    return 0;
  }
}
