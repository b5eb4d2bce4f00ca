package io.workbench.data.feature;

import java.util.Arrays;

/**
 * Means and standard deviations over the last rows, each row's computed afresh from its own span:
 * running sums would be quicker for long spans, but their rounding depends on all rows before.
 *
 * <p>Rows run in the inner loop, in blocks that stay in the first-level cache, so that the compiler
 * handles several rows in one instruction; each row's own sum still runs from its oldest value to
 * its newest.
 */
final class Rolling {
  private static final int BLOCK_ROWS = 512;

  private Rolling() {}

  /**
   * {@code out[t] = (v[t-n+1] + … + v[t]) / n}.
   *
   * @param length n, at least 1
   */
  static double[] mean(double[] values, int length) {
    double[] out = undefinedUntil(length - 1, values.length);
    for (int from = length - 1; from < out.length; from += BLOCK_ROWS) {
      int to = Math.min(from + BLOCK_ROWS, out.length);
      for (int back = length - 1; back >= 0; back--) {
        for (int row = from; row < to; row++) {
          out[row] += values[row - back];
        }
      }
      for (int row = from; row < to; row++) {
        out[row] /= length;
      }
    }
    return out;
  }

  /**
   * Sample standard deviation, {@code out[t] = sqrt(sum over the span of (v - mean)² / (n - 1))},
   * in two passes over the differences to the span's oldest value, so that a constant span gives
   * exactly 0.
   *
   * @param length n, at least 2
   */
  static double[] standardDeviation(double[] values, int length) {
    double[] out = undefinedUntil(length - 1, values.length);
    double[] means = new double[BLOCK_ROWS];
    for (int from = length - 1; from < out.length; from += BLOCK_ROWS) {
      int to = Math.min(from + BLOCK_ROWS, out.length);
      meanDifferences(values, length, from, to, means);
      squaredDeviations(values, length, from, to, means, out);
      for (int row = from; row < to; row++) {
        out[row] = Math.sqrt(out[row] / (length - 1));
      }
    }
    return out;
  }

  private static void meanDifferences(
      double[] values, int length, int from, int to, double[] means) {
    Arrays.fill(means, 0);
    for (int back = length - 2; back >= 0; back--) {
      for (int row = from; row < to; row++) {
        means[row - from] += values[row - back] - values[row - length + 1];
      }
    }
    for (int row = from; row < to; row++) {
      means[row - from] /= length;
    }
  }

  private static void squaredDeviations(
      double[] values, int length, int from, int to, double[] means, double[] out) {
    for (int back = length - 1; back >= 0; back--) {
      for (int row = from; row < to; row++) {
        double deviation = values[row - back] - values[row - length + 1] - means[row - from];
        out[row] += deviation * deviation;
      }
    }
  }

  private static double[] undefinedUntil(int first, int rows) {
    double[] out = new double[rows];
    Arrays.fill(out, 0, Math.min(first, rows), Double.NaN);
    return out;
  }

  /** Sets to {@code NaN} every row whose span of {@code length} rows crosses a gap. */
  static void clearAcrossGaps(FeatureInput input, int length, double[] out) {
    for (int row = length - 1; row < out.length; row++) {
      if (!input.continuity().holds(row - length + 1, row)) {
        out[row] = Double.NaN;
      }
    }
  }
}
