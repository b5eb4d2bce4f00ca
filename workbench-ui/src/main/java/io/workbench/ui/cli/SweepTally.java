package io.workbench.ui.cli;

import io.workbench.train.spec.Goal;
import io.workbench.train.spec.SweepSpec;
import io.workbench.train.sweep.journal.TrialRecord;
import io.workbench.train.sweep.journal.TrialState;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts the trials of a sweep and knows the best. */
final class SweepTally {
  private final SweepSpec spec;
  private final int most;
  private final long start = System.nanoTime();
  private final Map<TrialState, Integer> counts = new EnumMap<>(TrialState.class);
  private @Nullable TrialRecord best;
  private int endedBefore = -1;

  SweepTally(SweepSpec spec, int most) {
    this.spec = spec;
    this.most = most;
  }

  /** Counts a trial; true when it is the best so far. */
  boolean add(TrialRecord trial) {
    counts.merge(trial.state(), 1, Integer::sum);
    Double value = trial.objective();
    if (trial.state() != TrialState.COMPLETE || value == null) {
      return false;
    }
    Double present = best == null ? null : best.objective();
    boolean better =
        present == null
            || (spec.objective().goal() == Goal.MINIMIZE ? value < present : value > present);
    if (better) {
      best = trial;
    }
    return better;
  }

  /** Trials that need not be run any more. */
  int ended() {
    return count(TrialState.COMPLETE) + count(TrialState.PRUNED) + count(TrialState.FAILED);
  }

  /** The sweep in one line, cut to the width. */
  String line(int columns) {
    TrialRecord winner = best;
    String line =
        String.format(
            Locale.ROOT,
            "%d of %d done (%d pruned, %d failed)%s  left %s",
            ended(),
            most,
            count(TrialState.PRUNED),
            count(TrialState.FAILED),
            winner == null
                ? ""
                : "  best "
                    + SweepLines.number(winner.objective())
                    + " (trial "
                    + winner.number()
                    + ")",
            Durations.shortly(secondsLeft()));
    return Terminal.cut(line, columns);
  }

  /** By the pace of the trials that this process ended. */
  private double secondsLeft() {
    if (endedBefore < 0) {
      endedBefore = ended();
    }
    int done = ended() - endedBefore;
    double seconds = (System.nanoTime() - start) / 1e9;
    return done == 0 ? Double.NaN : seconds / done * Math.max(0, most - ended());
  }

  private int count(TrialState state) {
    return counts.getOrDefault(state, 0);
  }
}
