package io.workbench.ui.cli;

import io.workbench.train.sweep.SweepOutcome;
import io.workbench.train.sweep.TrialState;
import java.io.PrintWriter;
import java.util.Locale;

/** The few lines a person reads when a sweep has ended. */
final class SweepSummary {
  private SweepSummary() {}

  static void print(SweepOutcome outcome, PrintWriter err, Terminal terminal) {
    err.printf(
        Locale.ROOT,
        "%nSweep %s: %s. Trials: %d complete, %d pruned, %d failed.%n",
        outcome.spec().name(),
        outcome.reason(),
        count(outcome, TrialState.COMPLETE),
        count(outcome, TrialState.PRUNED),
        count(outcome, TrialState.FAILED));
    if (!outcome.finished()) {
      String path = ShellWords.quoted(outcome.directory().toString());
      err.println("Go on with: " + Program.call() + " sweep --resume " + path);
    }
  }

  private static long count(SweepOutcome outcome, TrialState state) {
    return outcome.trials().stream().filter(trial -> trial.state() == state).count();
  }
}
