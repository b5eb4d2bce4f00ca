package io.workbench.data.split;

/**
 * Mean and population standard deviation (divisor n) in two passes; values that are missing or
 * infinite are passed over.
 *
 * @param mean 0 when there is no value
 * @param std 1 when the values do not vary, or by rounding only
 */
public record Moments(double mean, double std) {
  /** Deviations this small beside the values themselves are rounding, not variation. */
  private static final double ROUNDING = 1e-12;

  /** Moments of {@code values[from]} to {@code values[toExclusive - 1]}. */
  public static Moments of(double[] values, int from, int toExclusive) {
    double sum = 0;
    double largest = 0;
    long count = 0;
    for (int row = from; row < toExclusive; row++) {
      if (Double.isFinite(values[row])) {
        sum += values[row];
        largest = Math.max(largest, Math.abs(values[row]));
        count++;
      }
    }
    if (count == 0) {
      return new Moments(0, 1);
    }
    double mean = sum / count;
    double std = deviation(values, new RowRange(from, toExclusive), mean, count);
    return new Moments(mean, std <= ROUNDING * largest ? 1 : std);
  }

  private static double deviation(double[] values, RowRange rows, double mean, long count) {
    double squares = 0;
    double remainder = 0;
    for (int row = rows.from(); row < rows.toExclusive(); row++) {
      if (Double.isFinite(values[row])) {
        double deviation = values[row] - mean;
        squares += deviation * deviation;
        remainder += deviation;
      }
    }
    // Without rounding the deviations would add up to 0; what they do add up to is taken out.
    return Math.sqrt(Math.max(0, squares - remainder * remainder / count) / count);
  }
}
