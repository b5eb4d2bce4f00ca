package io.workbench.train.sweep.arbiter;

import io.workbench.train.sweep.Observation;
import java.util.Comparator;
import java.util.List;

/**
 * Observations from the best to the worst: complete trials by their score, and after them pruned
 * ones, first those that were let run for longer, then by their score. A pruned trial's score is of
 * fewer epochs, and so cannot be compared with a complete one's.
 */
final class Ranking {
  private static final Comparator<Observation> BEST_FIRST =
      Comparator.comparing(Observation::pruned)
          .thenComparingInt(seen -> seen.pruned() ? -seen.epochs() : 0)
          .thenComparingDouble(Observation::score)
          .thenComparingInt(Observation::trial);

  private Ranking() {}

  static List<Observation> of(List<Observation> seen) {
    return seen.stream().sorted(BEST_FIRST).toList();
  }
}
