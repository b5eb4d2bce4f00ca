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
    double volume) {

  /** An H100's market: about 2 USD per GPU-hour, 1.4 to 2.3 over a day. */
  public static final MarketParameters DEFAULT =
      new MarketParameters(
          1.85, 0.25, 0.01, 0.08, Duration.ofMinutes(10), 0.011, 0.6, 0.25, 0.02, 64);

  private static final double SAFE_DEVIATIONS = 8;

  public MarketParameters {
    requirePositive("price", price);
    requireBetween("dailyAmplitude", dailyAmplitude, 0, price);
    requireBetween("weeklyAmplitude", weeklyAmplitude, 0, price);
    requireBetween("deviation", deviation, 0, price);
    requireBetween("bounce", bounce, 0, price);
    requireBetween("information", information, 0, 1);
    requirePositive("imbalance", imbalance);
    requireBetween("imbalance", imbalance, 0, 1);
    requireBetween("spread", spread, 0, price);
    requirePositive("volume", volume);
    if (reversion.toMillis() < 1) {
      throw new InputException(
          "data.market.reversion must be at least a millisecond, but was " + reversion + ".");
    }
    double swing = dailyAmplitude + weeklyAmplitude + SAFE_DEVIATIONS * (deviation + bounce);
    if (swing >= price) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "data.market.price must exceed both amplitudes and %.0f times deviation and bounce,"
                  + " %.3f in all, so that no price falls to zero, but was %s.",
              SAFE_DEVIATIONS,
              swing,
              price));
    }
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new InputException(
          String.format(
              Locale.ROOT, "data.market.%s must be a positive number, but was %s.", name, value));
    }
  }

  private static void requireBetween(String name, double value, double min, double max) {
    if (!(value >= min && value <= max)) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "data.market.%s must be from %s to %s, but was %s.",
              name,
              min,
              max,
              value));
    }
  }
}
