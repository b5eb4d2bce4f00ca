package io.workbench.data.source;

import java.time.Duration;

/**
 * The equations of the {@link SyntheticMarket}, in USD per GPU-hour.
 *
 * <pre>
 * price around its level    x[t+1] = phi x[t] + s[t] sigma (rho z[t] + sqrt(1 - rho²) w[t]) + jump
 * moving level              l[t+1] = lambda l[t] + level sqrt(1 - lambda²) n[t]
 * volatility                s[t]   = exp(h[t] - clustering²)
 *                           h[t+1] = memory h[t] + clustering sqrt(1 - memory²) u[t]
 * quoted mid price          mid[t] = season(t) + l[t] + x[t] + regime + bounce v[t]
 * spread                    median exp(h[t])   where volatility clusters
 * imbalance of the book     (bid - ask) / (bid + ask) = tanh(kappa z[t])
 * season                    season(t) = price + daily sin(2 pi (hour - 9) / 24)
 *                                             + weekly sin(2 pi (day - 0.75) / 7)
 * </pre>
 *
 * <p>z, w, n, u and v are independent standard normal numbers; {@code day} counts from Monday, so
 * the weekly season peaks at Wednesday noon. {@code phi = exp(-step / reversion)}; {@code sigma =
 * deviation sqrt(1 - phi²)} makes the deviation stationary; {@code rho² = information} is the share
 * of the next surprise's variance that the imbalance tells. Spread and total volume revert to their
 * medians in logs and tell nothing, but for a spread that tells the volatility. The volatility's
 * mean square is 1. {@link Jumps} and {@link Regimes} come on top.
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
  private final double levelMemory;
  private final double volatilityMemory;
  private final double quietness;

  MarketEquations(MarketParameters market, Duration step) {
    this.market = market;
    this.phi = memory(step, market.reversion());
    this.levelMemory = memory(step, market.level().reversion());
    this.volatilityMemory = memory(step, market.clustering().memory());
    // E exp(2 h) = exp(2 deviation²) for a normal h.
    this.quietness = market.clustering().deviation() * market.clustering().deviation();
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

  /** Share of the level's distance from the price that is left after one step. */
  double levelMemory() {
    return levelMemory;
  }

  /** Standard deviation of a step of the level. */
  double levelSurprise() {
    return market.level().deviation() * Math.sqrt(1 - levelMemory * levelMemory);
  }

  /** Share of a deviation of the log volatility that is left after one step. */
  double volatilityMemory() {
    return volatilityMemory;
  }

  /** Factor of sigma whose logarithm deviates so much from its mean. */
  double volatility(double logDeviation) {
    return StrictMath.exp(logDeviation - quietness);
  }

  /** A volatility over its median. */
  double relativeToMedian(double volatility) {
    return volatility / StrictMath.exp(-quietness);
  }

  /** The volatility that a spread tells. */
  double volatilityOfSpread(double spread) {
    return spread / market.spread() * StrictMath.exp(-quietness);
  }

  private static double memory(Duration step, Duration reversion) {
    return StrictMath.exp(-(double) step.toMillis() / reversion.toMillis());
  }

  private static double wave(long millis, long periodMillis) {
    return StrictMath.sin(2 * Math.PI * Math.floorMod(millis, periodMillis) / periodMillis);
  }
}
