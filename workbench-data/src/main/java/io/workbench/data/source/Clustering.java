package io.workbench.data.source;

import java.time.Duration;

/**
 * Volatility that clusters: its logarithm is a stationary autoregression (Taylor 1986, Modelling
 * Financial Time Series). The spread follows the volatility, so that a wide spread tells of a wild
 * market.
 *
 * @param deviation standard deviation of the logarithm of the volatility; 0 for a constant one
 * @param memory time in which a deviation of the logarithm falls to 1/e
 */
public record Clustering(double deviation, Duration memory) {
  /** Constant volatility. */
  public static final Clustering OFF = new Clustering(0, Duration.ofHours(6));

  /** Clearly felt: volatility is a third higher or lower for hours. */
  public static final Clustering CALIBRATED = new Clustering(0.3, OFF.memory());

  private static final double MOST = 2;

  public Clustering {
    MarketChecks.requireBetween("clustering.deviation", deviation, 0, MOST);
    MarketChecks.requireTime("clustering.memory", memory);
  }

  boolean isOn() {
    return deviation > 0;
  }
}
