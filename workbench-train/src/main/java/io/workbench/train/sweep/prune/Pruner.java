package io.workbench.train.sweep.prune;

import java.util.List;

/**
 * Decides after each epoch of a trial whether to go on with it. Called by one thread at a time. A
 * curve holds the lowest validation loss up to each epoch, so it never rises.
 */
public interface Pruner {
  /**
   * Hears of an epoch of a running trial.
   *
   * @param trial its number
   * @param best lowest validation loss up to each epoch so far, the last one just done
   * @return whether to give the trial up
   */
  boolean prunes(int trial, List<Double> best);

  /** Hears that a trial has run to its end. */
  void completed(int trial, List<Double> best);

  /** Hears of epochs that were computed earlier, and did not end the trial. */
  void replayed(int trial, List<Double> best);

  /** Forgets a trial that is to be run again. */
  void forget(int trial);
}
