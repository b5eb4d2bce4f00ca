package io.workbench.data.source;

import io.workbench.data.InputException;
import java.time.Duration;
import java.util.Locale;

/**
 * Parameters of the {@link SyntheticMarket}'s equations. Prices and amplitudes are in USD per
 * GPU-hour.
 *
 * @param price level that the season moves around
 * @param dailyAmplitude of the daily season, which peaks at 15:00 UTC
 * @param weeklyAmplitude of the weekly season, which peaks at noon on Wednesday
 * @param deviation standard deviation of the price around its season
 * @param reversion time in which a deviation falls to 1/e
 * @param bounce standard deviation of a quote around the price
 * @param information share of the variance of the price's next surprise that the book's imbalance
 *     tells, from 0 to 1
 * @param imbalance standard deviation of atanh of the book's imbalance, over 0 and at most 1
 * @param spread median of best ask less best bid
 * @param volume median of bid and ask volume together, in nodes
 * @param level whether the level itself moves
 * @param clustering whether volatility clusters
 * @param jumps whether prices jump
 * @param regimes whether the market is calm and tight in turn
 * @param correlation with other instruments of the same seed: the share of the variance of what
 *     nothing tells, and of the level's moves, that they have in common. At 0 the instrument's name
 *     changes nothing, so that instruments that are to be independent need seeds of their own
 */
public record MarketParameters(
    double price,
    double dailyAmplitude,
    double weeklyAmplitude,
    double deviation,
    Duration reversion,
    double bounce,
    double information,
    double imbalance,
    double spread,
    double volume,
    MovingLevel level,
    Clustering clustering,
    Jumps jumps,
    Regimes regimes,
    double correlation) {

  /** An H100's market: about 2 USD per GPU-hour, 1.4 to 2.3 over a day. */
  public static final MarketParameters DEFAULT =
      new MarketParameters(
          1.85, 0.25, 0.01, 0.08, Duration.ofMinutes(10), 0.011, 0.6, 0.25, 0.02, 64);

  private static final double SAFE_DEVIATIONS = 8;
  private static final double FAR_DEVIATIONS = 4;

  public MarketParameters {
    MarketChecks.requirePositive("price", price);
    MarketChecks.requireBetween("dailyAmplitude", dailyAmplitude, 0, price);
    MarketChecks.requireBetween("weeklyAmplitude", weeklyAmplitude, 0, price);
    MarketChecks.requireBetween("deviation", deviation, 0, price);
    MarketChecks.requireBetween("bounce", bounce, 0, price);
    MarketChecks.requireBetween("information", information, 0, 1);
    MarketChecks.requirePositive("imbalance", imbalance);
    MarketChecks.requireBetween("imbalance", imbalance, 0, 1);
    MarketChecks.requireBetween("spread", spread, 0, price);
    MarketChecks.requirePositive("volume", volume);
    MarketChecks.requireTime("reversion", reversion);
    MarketChecks.requireBetween("correlation", correlation, 0, 1);
    double swing = dailyAmplitude + weeklyAmplitude + SAFE_DEVIATIONS * (deviation + bounce);
    double distance = level.deviation() + (jumps.isOn() ? jumps.deviation() : 0);
    swing += FAR_DEVIATIONS * distance;
    if (swing >= price) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "data.market.price must exceed both amplitudes and %.0f times deviation and bounce,"
                  + " %.3f in all%s, so that no price falls to zero, but was %s.",
              SAFE_DEVIATIONS,
              swing,
              distance > 0 ? " with 4 times the level's and the jumps'" : "",
              price));
    }
  }

  /** A level that stands, constant volatility, no jumps, no regimes, no other instruments. */
  public MarketParameters(
      double price,
      double dailyAmplitude,
      double weeklyAmplitude,
      double deviation,
      Duration reversion,
      double bounce,
      double information,
      double imbalance,
      double spread,
      double volume) {
    this(
        price,
        dailyAmplitude,
        weeklyAmplitude,
        deviation,
        reversion,
        bounce,
        information,
        imbalance,
        spread,
        volume,
        MovingLevel.OFF,
        Clustering.OFF,
        Jumps.OFF,
        Regimes.OFF,
        0);
  }

  /** Whether all noise is Gaussian given the quotes, so that the best forecast is known. */
  boolean isGaussian() {
    return !jumps.isOn() && !regimes.isOn();
  }
}
