package io.workbench.ui.cli;

import io.workbench.data.InputException;
import io.workbench.data.source.LoadedSeries;
import io.workbench.data.source.SnapshotCsv;
import io.workbench.data.source.SyntheticMarket;
import io.workbench.data.source.SyntheticSpec;
import io.workbench.train.spec.RunSpec;
import io.workbench.train.spec.RunSpecs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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

/** Writes the synthetic market as CSV. */
@Command(
    name = "generate",
    description = "Write the synthetic market as CSV; the same seed gives the same bytes.",
    footer = {
      "%nExamples:",
      "  ./workbench generate --seed 7 --days 60 market.csv",
      "  ./workbench generate --spec experiments/synthetic-research.yaml market.csv",
      "  ./workbench generate --set data.market.jumps={} --set data.market.information=0.3 market.csv",
      "  ./workbench generate --seed 7 --out experiments/data"
    })
final class GenerateCommand implements Callable<Integer> {
  private static final String STANDARD = "{name: market, data: {source: synthetic}}";

  @Spec CommandSpec spec;
  @Mixin Answer answer;
  @Mixin Output output;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description = "The file to write (default: synthetic-SEED.csv in the --out folder).")
  @Nullable Path file;

  @Option(
      names = "--spec",
      paramLabel = "SPEC",
      description = "A run's YAML, whose synthetic market is written.")
  @Nullable Path run;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Change a setting of the market; may be given several times.")
  List<String> overrides = List.of();

  @Option(names = "--seed", description = "Seed (default: the spec's, or 42).")
  @Nullable Long seed;

  @Option(names = "--days", description = "Days (default: the spec's, or 30).")
  @Nullable Integer days;

  @Option(
      names = "--step",
      description = "Time between snapshots, ISO-8601 (default: the spec's, or PT5M).")
  @Nullable Duration step;

  @Override
  public Integer call() {
    SyntheticSpec market = market();
    Path target =
        file != null ? file : output.directory().resolve("synthetic-" + market.seed() + ".csv");
    ReplaceableCsv.require(target);
    LoadedSeries generated = SyntheticMarket.generate(market);
    SnapshotCsv.write(generated.series(), target);
    spec.commandLine()
        .getErr()
        .printf(
            Locale.ROOT,
            "%,d snapshots of %s every %s, SHA-256 %s%n",
            generated.series().size(),
            market.instrument(),
            market.step(),
            generated.facts().sha256());
    spec.commandLine().getOut().println(target);
    return 0;
  }

  private SyntheticSpec market() {
    List<String> settings = new ArrayList<>(overrides);
    addSetting(settings, "data.seed", seed);
    addSetting(settings, "data.days", days);
    addSetting(settings, "data.step", step);
    RunSpec spec =
        run == null
            ? RunSpecs.parse(STANDARD, "generate", Path.of(""), settings)
            : RunSpecs.read(run, settings);
    if (spec.data() instanceof SyntheticSpec market) {
      return market;
    }
    throw new InputException(
        run + ": generate writes one synthetic instrument, but data is of another source.");
  }

  private static void addSetting(List<String> settings, String key, @Nullable Object value) {
    if (value != null) {
      settings.add(key + "=" + value);
    }
  }
}
