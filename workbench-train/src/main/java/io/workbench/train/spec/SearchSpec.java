package io.workbench.train.spec;

import org.jspecify.annotations.Nullable;

/**
 * How candidates are found, and how many.
 *
 * @param trials the most that are run, enqueued ones included, 1 to 1,000,000
 * @param seed decides every proposal, together with the trial's number and the results seen
 * @param maxMinutes after which no further trial starts; absent for no limit
 * @param gridPoints values that a grid takes from a range with more, at least 2
 * @param maxGrid the most combinations of a grid
 * @param startupTrials that {@code tpe} spreads evenly before it learns from results, at least 1
 */
public record SearchSpec(
    SearchMethod method,
    int trials,
    long seed,
    @Nullable Double maxMinutes,
    int gridPoints,
    int maxGrid,
    int startupTrials) {
  /** What a sweep that says nothing gets; a grid without {@code trials} runs to its end. */
  public static final SearchSpec DEFAULT =
      new SearchSpec(SearchMethod.TPE, 24, 1, null, 5, 10_000, 10);

  private static final int MOST_TRIALS = 1_000_000;

  /** Refuses numbers out of range. */
  public SearchSpec {
    Checks.require(
        trials >= 1 && trials <= MOST_TRIALS, "trials must be 1 to " + MOST_TRIALS, trials);
    if (maxMinutes != null) {
      Checks.require(
          maxMinutes > 0 && Double.isFinite(maxMinutes), "maxMinutes must be above 0", maxMinutes);
    }
    Checks.require(
        gridPoints >= 2 && gridPoints <= 1000, "gridPoints must be 2 to 1000", gridPoints);
    Checks.require(
        maxGrid >= 1 && maxGrid <= MOST_TRIALS, "maxGrid must be 1 to " + MOST_TRIALS, maxGrid);
    Checks.require(startupTrials >= 1, "startupTrials must be at least 1", startupTrials);
  }
}
