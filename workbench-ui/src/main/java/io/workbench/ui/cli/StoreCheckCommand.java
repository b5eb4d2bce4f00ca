package io.workbench.ui.cli;

import io.workbench.data.quality.DayCoverage;
import io.workbench.data.quality.Gap;
import io.workbench.data.quality.InstrumentQuality;
import io.workbench.data.quality.QualityReport;
import io.workbench.data.quality.QualityRules;
import io.workbench.data.store.TimeRange;
import io.workbench.train.run.ResultJson;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says whether the store is whole, and what its snapshots lack. */
@Command(
    name = "check",
    description = {
      "Check that the store is whole, and say where its snapshots are missing or odd.",
      "Exits with 1 when the database itself is damaged. With --json, each finding has its times.",
      "The step is the median of what was polled, gaps that were recorded included."
    },
    footer = {"%nExample:", "  ./workbench store check --store market.db"})
final class StoreCheckCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin Answer answer;
  @Mixin StoreOptions options;

  @Option(names = "--from", paramLabel = "TIME", description = "Look at snapshots from then on.")
  @Nullable Instant from;

  @Option(names = "--to", paramLabel = "TIME", description = "Look at snapshots before then.")
  @Nullable Instant to;

  @Option(names = "--json", description = "Print one JSON document.")
  boolean json;

  @Override
  public Integer call() {
    QualityReport report =
        QualityReport.of(options.location(), new TimeRange(from, to), QualityRules.STANDARD);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(ResultJson.text(report));
    } else {
      report.findings().forEach(out::println);
      report.instruments().forEach(quality -> print(quality, out));
      out.println(
          report.store()
              + (report.isWhole() ? " is whole." : " is damaged: see store rebuild --damaged."));
    }
    return report.isWhole() ? 0 : ErrorSentences.FAILED;
  }

  private static void print(InstrumentQuality quality, PrintWriter out) {
    out.println(quality.instrument() + ": " + extent(quality));
    out.printf(
        Locale.ROOT,
        "  %s (%s missing, %,d of them unexplained), closer together than half a step %,d,"
            + " crossed %,d, one-sided %,d, empty %,d, stale stretches %,d, outliers %,d%n",
        Counted.of(quality.gaps().size(), "gap"),
        Counted.of(quality.gaps().stream().mapToLong(Gap::missing).sum(), "snapshot"),
        quality.gaps().stream().mapToLong(Gap::unexplained).sum(),
        quality.closeTogether().count(),
        quality.crossed().count(),
        quality.oneSided().count(),
        quality.empty().count(),
        quality.stale().size(),
        quality.outliers().count());
  }

  private static String extent(InstrumentQuality quality) {
    if (quality.from() == null) {
      return "no snapshot";
    }
    String count = Counted.of(quality.snapshots(), "snapshot");
    if (quality.step() == null) {
      return count + ", at " + quality.from();
    }
    return String.format(
        Locale.ROOT,
        "%s from %s to %s every %s, %.1f %% of those expected",
        count,
        quality.from(),
        quality.to(),
        quality.step(),
        percent(quality));
  }

  /** Rounded down to a tenth, so that it is 100 only where nothing is missing. */
  private static double percent(InstrumentQuality quality) {
    long expected = quality.coverage().stream().mapToLong(DayCoverage::expected).sum();
    long present = quality.coverage().stream().mapToLong(DayCoverage::present).sum();
    return expected == 0 ? 0 : Math.floorDiv(1000 * present, expected) / 10.0;
  }
}
