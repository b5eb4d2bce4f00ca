package io.workbench.ui.cli;

import io.workbench.data.source.LoadedSeries;
import io.workbench.data.source.SnapshotCsv;
import io.workbench.data.source.SyntheticMarket;
import io.workbench.data.source.SyntheticSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the synthetic market as CSV. */
@Command(
    name = "generate",
    description = "Write the synthetic market as CSV; the same seed gives the same bytes.",
    footer = {
      "%nExamples:",
      "  ./workbench generate --seed 7 --days 60 market.csv",
      "  ./workbench generate --seed 7 --out experiments/data"
    })
final class GenerateCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin Answer answer;
  @Mixin Output output;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description = "The file to write (default: synthetic-SEED.csv in the --out folder).")
  @Nullable Path file;

  @Option(names = "--seed", defaultValue = "42", description = "Seed (default: ${DEFAULT-VALUE}).")
  long seed;

  @Option(names = "--days", defaultValue = "30", description = "Days (default: ${DEFAULT-VALUE}).")
  int days;

  @Option(
      names = "--step",
      defaultValue = "PT5M",
      description = "Time between snapshots, ISO-8601 (default: ${DEFAULT-VALUE}).")
  Duration step;

  @Override
  public Integer call() {
    SyntheticSpec standard = SyntheticSpec.DEFAULT;
    SyntheticSpec market =
        new SyntheticSpec(
            seed, days, step, standard.start(), standard.instrument(), standard.market());
    LoadedSeries generated = SyntheticMarket.generate(market);
    Path target = file != null ? file : output.directory().resolve("synthetic-" + seed + ".csv");
    SnapshotCsv.write(generated.series(), target);
    spec.commandLine()
        .getErr()
        .printf(
            Locale.ROOT,
            "%,d snapshots of %s every %s, SHA-256 %s%n",
            generated.series().size(),
            market.instrument(),
            step,
            generated.facts().sha256());
    spec.commandLine().getOut().println(target);
    return 0;
  }
}
