package io.workbench.ui.cli;

import io.workbench.train.loop.EpochProgress;
import io.workbench.train.sweep.journal.TrialRecord;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A trial that is being trained, as one line. */
final class RunningTrial {
  private final TrialRecord trial;
  private @Nullable EpochProgress last;
  private double best = Double.POSITIVE_INFINITY;
  private int seedNumber;

  RunningTrial(TrialRecord trial) {
    this.trial = trial;
  }

  void onEpoch(int seed, EpochProgress progress) {
    Double loss = progress.record().validationLoss();
    best = seed != seedNumber ? Double.POSITIVE_INFINITY : best;
    best = loss == null ? best : Math.min(best, loss);
    seedNumber = seed;
    last = progress;
  }

  /** The line, cut to the width. */
  String line(int columns) {
    EpochProgress epoch = last;
    String progress =
        epoch == null
            ? "starting"
            : String.format(
                Locale.ROOT,
                "epoch %d/%d%s  validation loss %.4f  left %s",
                epoch.record().epoch(),
                epoch.epochs(),
                seedNumber == 0 ? "" : " of run " + (seedNumber + 1),
                best,
                Durations.shortly(epoch.secondsLeft()));
    String line =
        String.format(
            Locale.ROOT,
            "trial %3d  %-42s  %s",
            trial.number(),
            progress,
            SweepLines.settings(trial.parameters()));
    return Terminal.cut(line, columns);
  }
}
