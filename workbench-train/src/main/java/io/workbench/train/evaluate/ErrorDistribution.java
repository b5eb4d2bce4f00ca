package io.workbench.train.evaluate;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * The shape of forecast errors: a histogram beside the normal distribution of the same mean and
 * deviation, quantiles, and how far an error tells the ones after it (Box, Jenkins and Reinsel
 * 2008, Time Series Analysis, section 2.1).
 *
 * @param mean error, price; a forecast without bias has 0
 * @param deviation root of the mean squared distance from the mean, price
 * @param quantiles at {@link #QUANTILES}, price
 * @param low lower edge of the first bin, price
 * @param binWidth price
 * @param counts windows a bin; the outermost bins hold all that lies beyond them too
 * @param normal windows a bin that a normal distribution would have
 * @param autocorrelation of the errors at distances of 1, 2, … windows
 */
public record ErrorDistribution(
    double mean,
    double deviation,
    double[] quantiles,
    double low,
    double binWidth,
    int[] counts,
    double[] normal,
    double[] autocorrelation) {
  /** Shares that the quantiles are of. */
  public static final double[] QUANTILES = {0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99};

  private static final int BINS = 41;
  private static final double DEVIATIONS = 4.1;
  private static final int MOST_LAGS = 24;

  /**
   * Of at least one error.
   *
   * @param errors {@code [windows]} in order of time, price units
   */
  public static ErrorDistribution of(double[] errors) {
    // The rounding of the mean would give a constant a deviation.
    boolean constant = Arrays.stream(errors).allMatch(error -> error == errors[0]);
    double mean = constant ? errors[0] : Arrays.stream(errors).average().orElseThrow();
    double squares = 0;
    for (double error : errors) {
      squares += (error - mean) * (error - mean);
    }
    double deviation = Math.sqrt(squares / errors.length);
    int bins = deviation > 0 ? BINS : 1;
    double low = mean - DEVIATIONS * deviation;
    double width = 2 * DEVIATIONS * deviation / bins;
    return new ErrorDistribution(
        mean,
        deviation,
        quantiles(errors),
        low,
        width,
        counts(errors, low, width, bins),
        normal(errors.length, bins),
        autocorrelation(errors, mean, squares));
  }

  private static double[] quantiles(double[] errors) {
    double[] sorted = errors.clone();
    Arrays.sort(sorted);
    return Arrays.stream(QUANTILES).map(share -> quantile(sorted, share)).toArray();
  }

  /** Between the two errors around a share, as R's and NumPy's default does. */
  private static double quantile(double[] sorted, double share) {
    double place = (sorted.length - 1) * share;
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  private static int[] counts(double[] errors, double low, double width, int bins) {
    int[] counts = new int[bins];
    for (double error : errors) {
      int bin = width > 0 ? (int) Math.floor((error - low) / width) : 0;
      counts[Math.min(Math.max(bin, 0), bins - 1)]++;
    }
    return counts;
  }

  private static double[] normal(int windows, int bins) {
    NormalDistribution standard = new NormalDistribution(null, 0, 1);
    double[] expected = new double[bins];
    double below = 0;
    for (int bin = 0; bin < bins; bin++) {
      double edge = DEVIATIONS * (2.0 * (bin + 1) / bins - 1);
      double upTo = bin == bins - 1 ? 1 : standard.cumulativeProbability(edge);
      expected[bin] = windows * (upTo - below);
      below = upTo;
    }
    return expected;
  }

  private static double[] autocorrelation(double[] errors, double mean, double squares) {
    int lags = squares > 0 ? Math.min(MOST_LAGS, errors.length / 4) : 0;
    double[] correlations = new double[lags];
    for (int lag = 1; lag <= lags; lag++) {
      double sum = 0;
      for (int window = lag; window < errors.length; window++) {
        sum += (errors[window] - mean) * (errors[window - lag] - mean);
      }
      correlations[lag - 1] = sum / squares;
    }
    return correlations;
  }
}
