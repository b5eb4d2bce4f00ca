package io.workbench.data.source;

import java.time.Duration;

/**
 * The linear-Gaussian state space of the {@link SyntheticMarket}, in USD per GPU-hour.
 *
 * <pre>
 * price around its season   x[t+1] = phi x[t] + sigma (rho z[t] + sqrt(1 - rho²) w[t])
 * quoted mid price          mid[t] = season(t) + x[t] + bounce v[t]
 * imbalance of the book     (bid - ask) / (bid + ask) = tanh(kappa z[t])
 * season                    season(t) = price + daily sin(2 pi (hour - 9) / 24)
 *                                             + weekly sin(2 pi (day - 0.75) / 7)
 * </pre>
 *
 * <p>z, w and v are independent standard normal numbers; {@code day} counts from Monday, so the
 * weekly season peaks at Wednesday noon. {@code phi = exp(-step / reversion)}; {@code sigma =
 * deviation sqrt(1 - phi²)} makes the deviation stationary; {@code rho² = information} is the share
 * of the next surprise's variance that the imbalance tells. Spread and total volume revert to their
 * medians in logs and tell nothing.
 */
final class MarketEquations {
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
  private static final long WEEK_MILLIS = Duration.ofDays(7).toMillis();
  private static final long DAILY_PHASE_MILLIS = Duration.ofHours(9).toMillis();
  // 1970-01-01 was a Thursday: the first Monday is four days on, the phase three quarters of a day.
  private static final long WEEKLY_PHASE_MILLIS = Duration.ofHours(4 * 24 + 18).toMillis();

  private final MarketParameters market;
  private final double phi;
  private final double sigma;

  MarketEquations(MarketParameters market, Duration step) {
    this.market = market;
    this.phi = StrictMath.exp(-(double) step.toMillis() / market.reversion().toMillis());
    this.sigma = market.deviation() * Math.sqrt(1 - phi * phi);
  }

  /** What the price would be without noise, at an instant. */
  double season(long timeMillis) {
    return market.price()
        + market.dailyAmplitude() * wave(timeMillis - DAILY_PHASE_MILLIS, DAY_MILLIS)
        + market.weeklyAmplitude() * wave(timeMillis - WEEKLY_PHASE_MILLIS, WEEK_MILLIS);
  }

  /** Share of a deviation that is left after one step. */
  double phi() {
    return phi;
  }

  /** Standard deviation of a step's surprise. */
  double sigma() {
    return sigma;
  }

  /** What {@code z} adds to the next deviation, per unit. */
  double pull() {
    return sigma * Math.sqrt(market.information());
  }

  /** Standard deviation of the surprise that nothing tells. */
  double unknown() {
    return sigma * Math.sqrt(1 - market.information());
  }

  private static double wave(long millis, long periodMillis) {
    return StrictMath.sin(2 * Math.PI * Math.floorMod(millis, periodMillis) / periodMillis);
  }
}
