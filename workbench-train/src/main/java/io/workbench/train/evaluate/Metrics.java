package io.workbench.train.evaluate;

import io.workbench.data.market.Continuity;
import io.workbench.data.split.RowRange;
import org.jspecify.annotations.Nullable;

/**
 * How far forecasts were from the prices that came, over every window of one part. Arrays hold one
 * price a window, {@code [windows]}; errors are in price units. A metric is absent where its
 * definition divides by zero, so that no number stands for "undefined".
 *
 * <p>Sources: sMAPE as in the M4 competition (Makridakis, Spiliotis and Assimakopoulos 2020,
 * International Journal of Forecasting 36), without its factor 100; MASE from Hyndman and Koehler
 * 2006, International Journal of Forecasting 22.
 *
 * @param n number of windows, at least 1
 * @param mse mean of (actual − forecast)², price squared
 * @param rmse root of {@code mse}, price
 * @param mae mean of |actual − forecast|, price
 * @param mape mean of |actual − forecast| / |actual|, a fraction; absent when an actual is 0
 * @param smape mean of 2 |actual − forecast| / (|actual| + |forecast|), a fraction in [0, 2]; a
 *     window in which both are 0 counts as 0
 * @param mase {@code mae} / the mean one-step change of the train part, see {@link #naiveScale};
 *     absent when the train part never changes
 * @param r2 1 − Σ(actual − forecast)² / Σ(actual − mean actual)², on prices; absent when the
 *     actuals are all the same
 * @param directionalAccuracy share of the windows with actual ≠ last in which the forecast lies on
 *     the same side of last as the actual; a forecast equal to last is a miss, so persistence has
 *     0; absent when no price moved
 */
public record Metrics(
    long n,
    double mse,
    double rmse,
    double mae,
    @Nullable Double mape,
    double smape,
    @Nullable Double mase,
    @Nullable Double r2,
    @Nullable Double directionalAccuracy) {

  /**
   * The metrics of forecasts, all arrays {@code [windows]} and finite.
   *
   * @param actual prices that came
   * @param forecast prices that were foretold
   * @param last prices known at the end of each window
   * @param naiveScale {@link #naiveScale} of the train part
   */
  public static Metrics of(double[] actual, double[] forecast, double[] last, double naiveScale) {
    Checks.sameLength("forecast", forecast, actual.length);
    Checks.sameLength("last", last, actual.length);
    Checks.finite("actual", actual);
    Checks.finite("forecast", forecast);
    Checks.finite("last", last);
    double mse = meanSquaredError(actual, forecast);
    double mae = meanAbsoluteError(actual, forecast);
    return new Metrics(
        actual.length,
        mse,
        Math.sqrt(mse),
        mae,
        meanAbsoluteFraction(actual, forecast),
        meanSymmetricFraction(actual, forecast),
        naiveScale > 0 ? mae / naiveScale : null,
        determination(actual, mse),
        directionalAccuracy(actual, forecast, last));
  }

  /**
   * Mean absolute change of the price from one row to the next of the train part: the denominator
   * of {@code mase}. A change across a gap, or from or to a row without a price, is not one step
   * and does not count; 0 when none is left.
   *
   * @param prices {@code [rows]} of the whole series in order of time, NaN where there is none
   * @param train the rows of the train part
   * @param continuity says between which rows a gap lies
   */
  public static double naiveScale(double[] prices, RowRange train, Continuity continuity) {
    double sum = 0;
    int steps = 0;
    for (int row = train.from() + 1; row < train.toExclusive(); row++) {
      double change = Math.abs(prices[row] - prices[row - 1]);
      if (Double.isFinite(change) && continuity.holds(row - 1, row)) {
        sum += change;
        steps++;
      }
    }
    return steps == 0 ? 0 : sum / steps;
  }

  private static double meanSquaredError(double[] actual, double[] forecast) {
    double sum = 0;
    for (int window = 0; window < actual.length; window++) {
      double error = actual[window] - forecast[window];
      sum += error * error;
    }
    return sum / actual.length;
  }

  private static double meanAbsoluteError(double[] actual, double[] forecast) {
    double sum = 0;
    for (int window = 0; window < actual.length; window++) {
      sum += Math.abs(actual[window] - forecast[window]);
    }
    return sum / actual.length;
  }

  private static @Nullable Double meanAbsoluteFraction(double[] actual, double[] forecast) {
    double sum = 0;
    for (int window = 0; window < actual.length; window++) {
      if (actual[window] == 0) {
        return null;
      }
      sum += Math.abs((actual[window] - forecast[window]) / actual[window]);
    }
    return sum / actual.length;
  }

  private static double meanSymmetricFraction(double[] actual, double[] forecast) {
    double sum = 0;
    for (int window = 0; window < actual.length; window++) {
      double size = Math.abs(actual[window]) + Math.abs(forecast[window]);
      sum += size == 0 ? 0 : 2 * Math.abs(actual[window] - forecast[window]) / size;
    }
    return sum / actual.length;
  }

  private static @Nullable Double determination(double[] actual, double mse) {
    double mean = 0;
    boolean constant = true;
    for (double price : actual) {
      mean += price / actual.length;
      constant &= price == actual[0];
    }
    // Asked of the prices themselves: the rounding of the mean would give a constant a variance.
    if (constant) {
      return null;
    }
    double sum = 0;
    for (double price : actual) {
      sum += (price - mean) * (price - mean);
    }
    return 1 - mse / (sum / actual.length);
  }

  private static @Nullable Double directionalAccuracy(
      double[] actual, double[] forecast, double[] last) {
    long moved = 0;
    long hits = 0;
    for (int window = 0; window < actual.length; window++) {
      double direction = Math.signum(actual[window] - last[window]);
      if (direction != 0) {
        moved++;
        hits += Math.signum(forecast[window] - last[window]) == direction ? 1 : 0;
      }
    }
    return moved == 0 ? null : (double) hits / moved;
  }
}
