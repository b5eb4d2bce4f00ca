package io.workbench.train.sweep.report;

import io.workbench.data.InputException;
import io.workbench.data.IoReason;
import io.workbench.train.run.ResultJson;
import io.workbench.train.run.RunResult;
import io.workbench.train.run.TestForecasts;
import io.workbench.train.sweep.journal.TrialRecord;
import io.workbench.train.sweep.report.ReportView.Curve;
import io.workbench.train.sweep.report.ReportView.Forecasts;
import io.workbench.train.sweep.report.ReportView.Parameter;
import io.workbench.train.sweep.report.ReportView.Plot;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Computes a page's view from the trials and from what the winner left in its folder. */
final class ReportViews {
  /** More windows than this are not drawn: the page stays quick, and the file has them all. */
  static final int MAX_WINDOWS = 5_000;

  private static final Logger LOG = LoggerFactory.getLogger(ReportViews.class);
  private static final MathContext PRICE_DIGITS = new MathContext(8);
  private static final String PLOTS = "plots/";

  private ReportViews() {}

  static ReportView of(
      Path sweepDirectory,
      SweepFacts facts,
      List<TrialRecord> trials,
      Leaderboard leaderboard,
      String yaml) {
    Path winner = winnerDirectory(sweepDirectory, trials, leaderboard);
    return new ReportView(
        leaderboard,
        facts.parameters().stream()
            .map(each -> new Parameter(each.key(), each.log(), each.choices()))
            .toList(),
        curves(trials),
        winner == null ? List.of() : plots(winner),
        winner == null ? null : forecasts(winner),
        ReportProvenance.of(winner == null ? null : result(winner)),
        yaml);
  }

  private static @Nullable Path winnerDirectory(
      Path sweepDirectory, List<TrialRecord> trials, Leaderboard leaderboard) {
    Integer number = leaderboard.winner().trial();
    for (TrialRecord trial : trials) {
      if (number != null && trial.number() == number && !trial.seeds().isEmpty()) {
        return sweepDirectory.resolve(trial.seeds().get(0).directory());
      }
    }
    return null;
  }

  private static List<Curve> curves(List<TrialRecord> trials) {
    List<Curve> curves = new ArrayList<>();
    for (TrialRecord trial : trials) {
      List<@Nullable Double> losses = MeanCurve.of(trial);
      if (!losses.isEmpty()) {
        curves.add(new Curve(trial.number(), losses));
      }
    }
    curves.sort(Comparator.comparingInt(Curve::trial));
    return curves;
  }

  private static List<Plot> plots(Path run) {
    List<Plot> plots = new ArrayList<>();
    for (String name : plotsOf(run)) {
      Path file = run.resolve(name);
      try {
        String bytes = Base64.getEncoder().encodeToString(Files.readAllBytes(file));
        plots.add(new Plot(name, "data:image/png;base64," + bytes));
      } catch (IOException e) {
        LOG.warn("The report does without {}: {}.", file, IoReason.of(e));
      }
    }
    return plots;
  }

  /** The run's pictures: of its training, and then of its forecasts. */
  private static List<String> plotsOf(Path run) {
    Path folder = run.resolve(PLOTS);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> PLOTS + file.getFileName())
          .filter(name -> name.endsWith(".png"))
          .sorted(Comparator.reverseOrder())
          .toList();
    } catch (IOException e) {
      LOG.warn("The report does without pictures: {}.", IoReason.of(e));
      return List.of();
    }
  }

  private static @Nullable Forecasts forecasts(Path run) {
    Path file = run.resolve(TestForecasts.FILE);
    if (!Files.exists(file)) {
      return null;
    }
    try {
      TestForecasts all = TestForecasts.read(file);
      if (!all.instruments().isEmpty()) {
        // Prices of several instruments make no one curve; each has its picture.
        return null;
      }
      int from = Math.max(0, all.size() - MAX_WINDOWS);
      return new Forecasts(
          Arrays.copyOfRange(all.timesMillis(), from, all.size()),
          prices(all.last(), from),
          prices(all.actual(), from),
          prices(all.forecast(), from),
          all.size());
    } catch (InputException broken) {
      LOG.warn("The report has no forecasts: {}", broken.getMessage());
      return null;
    }
  }

  private static double[] prices(double[] values, int from) {
    return Arrays.stream(values, from, values.length)
        .map(value -> rounded(value, PRICE_DIGITS))
        .toArray();
  }

  private static double rounded(double value, MathContext digits) {
    return new BigDecimal(value).round(digits).doubleValue();
  }

  private static @Nullable RunResult result(Path run) {
    try {
      return ResultJson.read(run.resolve("result.json"));
    } catch (InputException missing) {
      LOG.warn("The report has no provenance: {}", missing.getMessage());
      return null;
    }
  }
}
