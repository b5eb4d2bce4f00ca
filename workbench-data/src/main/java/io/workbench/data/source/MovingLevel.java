package io.workbench.data.source;

import java.time.Duration;

/**
 * The level that prices revert to moves itself, and reverts to the market's price.
 *
 * @param deviation stationary standard deviation in USD per GPU-hour; 0 for a level that stands
 * @param reversion time in which the level's distance from the price falls to 1/e
 */
public record MovingLevel(double deviation, Duration reversion) {
  /** A level that stands. */
  public static final MovingLevel OFF = new MovingLevel(0, Duration.ofDays(10));

  /** Daily means that wander as far over a summer as an H100's did. */
  public static final MovingLevel CALIBRATED = new MovingLevel(0.08, Duration.ofDays(10));

  public MovingLevel {
    MarketChecks.requireAtLeast("level.deviation", deviation, 0);
    MarketChecks.requireTime("level.reversion", reversion);
  }
}
