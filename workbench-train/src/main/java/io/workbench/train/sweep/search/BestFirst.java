package io.workbench.train.sweep.search;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/**
 * The order of trials by merit: complete ones by their score, and after them pruned ones, first
 * those that were let run for longer, then by their score; equal ones by number. A pruned trial's
 * score is of fewer epochs, and so can be compared neither with a complete one's nor with that of a
 * trial which came further.
 */
public final class BestFirst {
  private static final Comparator<Observation> OF_OBSERVATIONS =
      by(Observation::pruned, Observation::epochs, Observation::score, Observation::trial);

  private BestFirst() {}

  /**
   * The order of whatever tells of a trial.
   *
   * @param epochs that it was trained
   * @param score lower is better
   * @param number of the trial
   */
  public static <T> Comparator<T> by(
      Predicate<T> pruned,
      ToIntFunction<T> epochs,
      ToDoubleFunction<T> score,
      ToIntFunction<T> number) {
    return Comparator.<T, Boolean>comparing(pruned::test)
        .thenComparingInt(trial -> pruned.test(trial) ? -epochs.applyAsInt(trial) : 0)
        .thenComparingDouble(score)
        .thenComparingInt(number);
  }

  /** Observations from the best to the worst. */
  public static List<Observation> of(List<Observation> seen) {
    return seen.stream().sorted(OF_OBSERVATIONS).toList();
  }
}
