package io.workbench.train.sweep.search;

import java.util.Map;

/**
 * What a proposer learns of a finished trial. One that failed is best told as pruned after no epoch
 * with an infinite score: it ranks last, and its neighbourhood is avoided.
 *
 * @param trial its number
 * @param point in the unit cube of the {@link SearchSpace}
 * @param parameters the settings that the point stands for
 * @param score lower is better
 * @param pruned whether it ended before its last epoch because it was behind
 * @param epochs that it was trained
 */
public record Observation(
    int trial,
    double[] point,
    Map<String, Object> parameters,
    double score,
    boolean pruned,
    int epochs) {
  /** Refuses a score that cannot be compared. */
  public Observation {
    if (Double.isNaN(score)) {
      throw new IllegalArgumentException("score must be a number, but was NaN.");
    }
  }
}
