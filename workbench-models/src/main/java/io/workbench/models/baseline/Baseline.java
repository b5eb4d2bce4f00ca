package io.workbench.models.baseline;

import java.util.List;
import java.util.Locale;

/**
 * A forecast that needs no network. It uses rows up to the end row only, and, where it is fitted,
 * training rows only. Where it has too little to go by it falls back to {@link Persistence}.
 */
public sealed interface Baseline
    permits Persistence, MovingAverage, SeasonalNaive, RidgeAutoregression, TrainingMean {

  /** The five baselines that every result reports, with their default settings. */
  static List<Baseline> standard() {
    return List.of(
        new Persistence(),
        new MovingAverage(12),
        new SeasonalNaive(),
        new RidgeAutoregression(12),
        new TrainingMean());
  }

  /** Name in results. */
  String name();

  /**
   * What this baseline has to say by itself.
   *
   * @param endRows the last known row of each forecast
   * @param horizonSteps how many rows ahead, at least 1
   * @return one price for each end row, {@code NaN} where there is too little to go by
   */
  double[] ownForecast(PriceHistory history, int[] endRows, int horizonSteps);

  /**
   * Forecasts the price {@code horizonSteps} rows after each end row.
   *
   * @param endRows the last known row of each forecast
   * @param horizonSteps how many rows ahead, at least 1
   * @return one price for each end row; the last known price where this baseline has none
   */
  default BaselineForecast forecast(PriceHistory history, int[] endRows, int horizonSteps) {
    check(history, endRows, horizonSteps);
    double[] prices = ownForecast(history, endRows, horizonSteps);
    int fallbacks = 0;
    for (int i = 0; i < prices.length; i++) {
      if (Double.isNaN(prices[i])) {
        prices[i] = history.prices()[endRows[i]];
        fallbacks++;
      }
    }
    return new BaselineForecast(prices, fallbacks);
  }

  private static void check(PriceHistory history, int[] endRows, int horizonSteps) {
    if (horizonSteps < 1) {
      throw new IllegalArgumentException(
          "horizonSteps must be at least 1, but was " + horizonSteps + ".");
    }
    for (int row : endRows) {
      if (row < 0 || row >= history.size()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "An end row must be in [0, %d), but was %d.", history.size(), row));
      }
    }
  }
}
