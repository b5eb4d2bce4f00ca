package io.workbench.ui.cli;

import io.workbench.data.InputException;
import io.workbench.train.bench.Peer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the workbench on this machine, in turn with another program where one is named. */
@Command(
    name = "bench",
    description = "Measure speed on this machine, in turn with a peer program; medians and ratios.",
    footer = {
      "%nExamples:",
      "  taskset -c 0 ./workbench bench --data market.csv --peer \"python3 experiments/peers/pandas_features.py\""
    })
final class BenchCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin Answer answer;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "Measure reading this CSV and computing the default features.")
  Path data;

  @Option(
      names = "--peer",
      paramLabel = "CMD",
      description = "A program that does the same work and prints JSON lines.")
  @Nullable String peer;

  @Option(
      names = "--rounds",
      defaultValue = "5",
      description = "Rounds, ours and the peer's in turn (default: ${DEFAULT-VALUE}).")
  int rounds;

  @Option(names = "--json", description = "Print one JSON document.")
  boolean json;

  @Override
  public Integer call() {
    if (rounds < 1) {
      throw new InputException("--rounds must be at least 1, but was " + rounds + ".");
    }
    PrintWriter out = spec.commandLine().getOut();
    DataBench.DataAnswer measured =
        DataBench.measure(
            data, peer == null ? null : new Peer(peer), rounds, spec.commandLine().getErr());
    if (json) {
      out.println(Json.write(measured));
    } else {
      DataBench.print(measured, out);
    }
    return 0;
  }
}
