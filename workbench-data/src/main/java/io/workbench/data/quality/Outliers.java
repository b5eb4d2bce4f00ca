package io.workbench.data.quality;

import java.util.Arrays;

/**
 * Finds prices that their neighbours do not bear out, by the rule of Hampel (1974): the distance to
 * the neighbours' median, measured in 1.4826 times the median of the neighbours' own distances,
 * which for normal numbers is their standard deviation. The neighbours are those before and after,
 * without the price itself; this is a look back at what is stored, no feature.
 */
final class Outliers {
  private static final double NORMAL = 1.4826;

  private Outliers() {}

  /** Times of the outliers; missing prices are none, and nobody's neighbours. */
  static Occurrences of(long[] timesMillis, double[] prices, QualityRules rules) {
    int[] rows = new int[prices.length];
    int size = 0;
    for (int row = 0; row < prices.length; row++) {
      if (!Double.isNaN(prices[row])) {
        rows[size++] = row;
      }
    }
    OccurrenceList found = new OccurrenceList();
    double[] neighbours = new double[2 * rules.outlierReach()];
    for (int at = 0; at < size; at++) {
      int from = Math.max(0, at - rules.outlierReach());
      int to = Math.min(size, at + rules.outlierReach() + 1);
      int count = 0;
      for (int other = from; other < to; other++) {
        if (other != at) {
          neighbours[count++] = prices[rows[other]];
        }
      }
      if (count > 2 && isFarOff(prices[rows[at]], neighbours, count, rules)) {
        found.add(timesMillis[rows[at]]);
      }
    }
    return found.toOccurrences();
  }

  private static boolean isFarOff(
      double price, double[] neighbours, int count, QualityRules rules) {
    double median = median(neighbours, count);
    double distance = Math.abs(price - median);
    if (distance <= rules.outlierLeast() * median) {
      return false;
    }
    for (int at = 0; at < count; at++) {
      neighbours[at] = Math.abs(neighbours[at] - median);
    }
    return distance > rules.outlierDeviations() * NORMAL * median(neighbours, count);
  }

  /** Sorts the values; of an even number the mean of the two in the middle. */
  private static double median(double[] values, int count) {
    Arrays.sort(values, 0, count);
    return (values[(count - 1) / 2] + values[count / 2]) / 2;
  }
}
