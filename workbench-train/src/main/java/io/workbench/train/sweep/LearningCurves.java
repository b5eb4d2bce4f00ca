package io.workbench.train.sweep;

import io.workbench.train.spec.PrunerSpec;
import io.workbench.train.sweep.journal.TrialRecord;
import io.workbench.train.sweep.journal.TrialState;
import io.workbench.train.sweep.prune.AshaPruner;
import io.workbench.train.sweep.prune.MedianPruner;
import io.workbench.train.sweep.prune.NoPruner;
import io.workbench.train.sweep.prune.Pruner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the pruner knows, for threads that train several trials at once. */
final class LearningCurves {
  private final Pruner pruner;

  LearningCurves(PrunerSpec spec) {
    pruner =
        switch (spec.kind()) {
          case NONE -> new NoPruner();
          case MEDIAN -> new MedianPruner(spec.startupTrials(), spec.minEpochs());
          case ASHA -> new AshaPruner(spec.reduction(), spec.minEpochs());
        };
  }

  /** Whether a trial is to be given up after its last epoch. */
  synchronized boolean prunes(int trial, List<Double> best) {
    return pruner.prunes(trial, best);
  }

  /** Takes in epochs that were computed earlier. */
  synchronized void replay(int trial, List<Double> best) {
    pruner.replayed(trial, best);
  }

  /** Takes in a trial that has ended; one that a person gave up is no measure for others. */
  synchronized void ended(TrialRecord trial) {
    if (trial.state() == TrialState.COMPLETE) {
      pruner.completed(trial.number(), best(trial));
    } else if (trial.state() != TrialState.PRUNED
        || trial.seeds().isEmpty()
        || trial.wasStoppedByHand()) {
      pruner.forget(trial.number());
    }
  }

  /** Takes in a trial from the journal. */
  synchronized void replay(TrialRecord trial) {
    if (trial.state() == TrialState.COMPLETE || trial.state() == TrialState.PRUNED) {
      pruner.replayed(trial.number(), best(trial));
      ended(trial);
    }
  }

  /** The lowest validation RMSE up to each epoch of the trial's first run, if it had one. */
  private static List<Double> best(TrialRecord trial) {
    List<Double> best = new ArrayList<>();
    if (trial.seeds().isEmpty()) {
      return best;
    }
    double lowest = Double.POSITIVE_INFINITY;
    for (@Nullable Double loss : trial.seeds().get(0).curve()) {
      lowest = loss == null ? lowest : Math.min(loss, lowest);
      best.add(lowest);
    }
    return best;
  }
}
