package io.workbench.data.source;

import java.time.Duration;

/**
 * A market that is calm or tight in turn, as a Markov chain (Hamilton 1989, Econometrica 57): while
 * it is tight, prices are higher and move more.
 *
 * @param calm mean time that it stays calm
 * @param tight mean time that it stays tight; zero for a market that is always calm
 * @param shift what a tight market adds to the price, in USD per GPU-hour
 * @param volatility factor of the volatility while it is tight
 */
public record Regimes(Duration calm, Duration tight, double shift, double volatility) {
  /** Always calm. */
  public static final Regimes OFF = new Regimes(Duration.ofDays(5), Duration.ZERO, 0.08, 1.4);

  /** A tight market for half a day, every five days or so. */
  public static final Regimes CALIBRATED =
      new Regimes(OFF.calm(), Duration.ofHours(12), OFF.shift(), OFF.volatility());

  private static final double MOST_VOLATILITY = 10;

  public Regimes {
    MarketChecks.requireTime("regimes.calm", calm);
    if (tight.isNegative()) {
      throw MarketChecks.refused("regimes.tight", "must not be negative", tight);
    }
    MarketChecks.requireAtLeast("regimes.shift", shift, 0);
    MarketChecks.requireBetween("regimes.volatility", volatility, 1, MOST_VOLATILITY);
  }

  boolean isOn() {
    return !tight.isZero();
  }
}
