package io.workbench.train.spec;

import org.jspecify.annotations.Nullable;

/**
 * When a trial, or the sweep, is given up.
 *
 * @param minutesPerTrial after which a trial fails; absent for no limit
 * @param maxFailures the sweep ends when more trials than that have failed
 */
public record LimitsSpec(@Nullable Double minutesPerTrial, int maxFailures) {
  /** What a sweep that says nothing gets. */
  public static final LimitsSpec DEFAULT = new LimitsSpec(null, 10);

  /** Refuses numbers out of range. */
  public LimitsSpec {
    if (minutesPerTrial != null) {
      Checks.require(
          minutesPerTrial > 0 && Double.isFinite(minutesPerTrial),
          "minutesPerTrial must be above 0",
          minutesPerTrial);
    }
    Checks.require(maxFailures >= 0, "maxFailures must be at least 0", maxFailures);
  }
}
