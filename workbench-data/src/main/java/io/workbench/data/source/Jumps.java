package io.workbench.data.source;

/**
 * Sudden moves of the price, from which it reverts as from any other.
 *
 * @param perDay how many are expected a day; 0 for none
 * @param deviation standard deviation of a jump in USD per GPU-hour
 */
public record Jumps(double perDay, double deviation) {
  /** None. */
  public static final Jumps OFF = new Jumps(0, 0.08);

  /** Two a day, of as much as the price strays from its level. */
  public static final Jumps CALIBRATED = new Jumps(2, OFF.deviation());

  private static final double MOST_A_DAY = 1_000;

  public Jumps {
    MarketChecks.requireBetween("jumps.perDay", perDay, 0, MOST_A_DAY);
    MarketChecks.requireAtLeast("jumps.deviation", deviation, 0);
  }

  boolean isOn() {
    return perDay > 0 && deviation > 0;
  }
}
