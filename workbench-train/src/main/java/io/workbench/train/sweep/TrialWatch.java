package io.workbench.train.sweep;

import io.workbench.train.loop.BatchProgress;
import io.workbench.train.loop.EpochProgress;
import io.workbench.train.loop.ProgressListener;
import io.workbench.train.loop.RunStart;
import io.workbench.train.loop.StopReason;
import io.workbench.train.loop.StopSignal;
import io.workbench.train.run.EpochRecord;
import io.workbench.train.sweep.journal.JournalLine.Lost;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Watches an attempt at a trial: passes its epochs on, gives it up, and ends it when it is late.
 */
final class TrialWatch {
  private final int trial;
  private final LearningCurves curves;
  private final Reports reports;
  private final StopSignal stop;
  private final @Nullable Double minutes;
  private volatile long start;
  private volatile double targetStd = Double.NaN;

  /**
   * Who hears of a trial.
   *
   * @param losses of what computed it
   * @param epochs of all its runs, those that an earlier process computed included
   */
  record Reports(SweepListener listener, Consumer<Lost> losses, Consumer<EpochLine> epochs) {}

  TrialWatch(
      int trial,
      LearningCurves curves,
      Reports reports,
      StopSignal stop,
      @Nullable Double minutes) {
    this.trial = trial;
    this.curves = curves;
    this.reports = reports;
    this.stop = stop;
    this.minutes = minutes;
  }

  /** Of the run that began last: the factor from a root of its loss to an error in price units. */
  double targetStd() {
    return targetStd;
  }

  /** Hears one of the trial's runs; the first alone decides whether the trial is given up. */
  ProgressListener seed(int seedNumber) {
    return new SeedListener(seedNumber);
  }

  private void endWhenLate() {
    if (minutes != null && System.nanoTime() - start > minutes * 60e9) {
      stop.request(
          StopReason.failed(
              String.format(Locale.ROOT, "The trial took longer than its %s minutes.", minutes)));
    }
  }

  private final class SeedListener implements ProgressListener {
    private final int seedNumber;
    private final List<Double> best = new ArrayList<>();
    private int epochs;

    SeedListener(int seedNumber) {
      this.seedNumber = seedNumber;
    }

    @Override
    public void onStart(RunStart run) {
      // Not before: on a cluster a run may wait for a machine.
      start = start == 0 ? System.nanoTime() : start;
      targetStd = run.targetStd();
      epochs = run.epochs();
      run.earlier().forEach(this::add);
      if (seedNumber == 0) {
        curves.replay(trial, best);
      }
    }

    @Override
    public void onBatch(BatchProgress progress) {
      endWhenLate();
    }

    @Override
    public void onEpoch(EpochProgress progress) {
      add(progress.record());
      reports.listener().onEpoch(trial, seedNumber, progress);
      boolean isLast = best.size() == progress.epochs();
      if (seedNumber == 0 && curves.prunes(trial, best) && !isLast) {
        stop.request(StopReason.PRUNED);
      }
    }

    @Override
    public void onLost(String reason) {
      reports.losses().accept(new Lost(trial, reason));
    }

    private void add(EpochRecord epoch) {
      Double loss = epoch.validationLoss();
      double value = loss == null ? Double.POSITIVE_INFINITY : Math.sqrt(loss) * targetStd;
      reports.epochs().accept(new EpochLine(trial, seedNumber, epoch.epoch(), epochs, value));
      best.add(best.isEmpty() ? value : Math.min(value, best.get(best.size() - 1)));
    }
  }
}
