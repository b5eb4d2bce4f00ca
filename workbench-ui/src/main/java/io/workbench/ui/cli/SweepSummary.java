package io.workbench.ui.cli;

import io.workbench.train.evaluate.SignedPercent;
import io.workbench.train.sweep.SweepOutcome;
import io.workbench.train.sweep.journal.SeedRecord;
import io.workbench.train.sweep.journal.TrialRecord;
import io.workbench.train.sweep.journal.TrialState;
import io.workbench.train.sweep.report.Leaderboard.Row;
import io.workbench.train.sweep.report.Leaderboard.Winner;
import io.workbench.train.sweep.report.Score;
import io.workbench.train.sweep.report.SweepReport;
import io.workbench.ui.call.Program;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The few lines a person reads when a sweep has ended. */
final class SweepSummary {
  private static final int BEST = 5;

  private SweepSummary() {}

  /** Prints them; {@code executor} is what the command line said about where trials run. */
  static void print(SweepOutcome outcome, String executor, PrintWriter err) {
    err.printf(
        Locale.ROOT,
        "%nSweep %s: %s. Trials: %d complete, %d pruned, %d failed; epochs: %d.%n",
        outcome.spec().name(),
        outcome.end().reason(),
        count(outcome, TrialState.COMPLETE),
        count(outcome, TrialState.PRUNED),
        count(outcome, TrialState.FAILED),
        epochs(outcome.trials()));
    List<Row> best =
        outcome.leaderboard().trials().stream()
            .filter(row -> row.state() == TrialState.COMPLETE && row.rank() != null)
            .limit(BEST)
            .toList();
    if (!best.isEmpty()) {
      printBest(best, outcome.spec().objective().metric(), err);
    }
    Winner winner = outcome.leaderboard().winner();
    err.println(Terminal.ofThisProcess().wrap(winner.verdict(), "  "));
    err.println("Report: " + outcome.directory().resolve(SweepReport.FILE));
    if (!outcome.finished()) {
      err.println(
          "Go on with: "
              + Program.resumeSweep(outcome.directory(), outcome.end().options() + executor));
    }
  }

  private static void printBest(List<Row> best, String metric, PrintWriter err) {
    err.printf(
        Locale.ROOT,
        "%n  %4s %5s %18s %12s %10s   %s%n",
        "rank",
        "trial",
        metric,
        "test RMSE",
        "RMSE skill",
        "settings");
    for (Row row : best) {
      err.printf(
          Locale.ROOT,
          "  %4d %5d %18s %12s %10s   %s%n",
          row.rank(),
          row.trial(),
          score(row.metric()),
          SweepLines.number(row.test() == null ? null : Double.valueOf(row.test().rmse())),
          skill(row),
          SweepLines.settings(row.parameters()));
    }
    err.println();
  }

  private static String score(@Nullable Score score) {
    return SweepLines.number(score == null ? null : Double.valueOf(score.mean()));
  }

  private static String skill(Row row) {
    Double skill = row.skill() == null ? null : row.skill().rmseVsPersistence();
    return skill == null ? "–" : SignedPercent.of(skill);
  }

  private static long epochs(List<TrialRecord> trials) {
    return trials.stream()
        .flatMap(trial -> trial.seeds().stream())
        .mapToLong(SeedRecord::epochs)
        .sum();
  }

  private static long count(SweepOutcome outcome, TrialState state) {
    return outcome.trials().stream().filter(trial -> trial.state() == state).count();
  }
}
