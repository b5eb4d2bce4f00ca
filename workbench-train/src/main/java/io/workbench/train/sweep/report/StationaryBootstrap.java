package io.workbench.train.sweep.report;

import java.util.Random;

/**
 * Stationary bootstrap of Politis and Romano 1994 (Journal of the American Statistical Association
 * 89): a resample is put together of blocks that begin anywhere, have geometric lengths and go on
 * at the start when they reach the end. All series are resampled by the same blocks, which keeps
 * what they have in common.
 */
final class StationaryBootstrap {
  private StationaryBootstrap() {}

  /**
   * Means of resamples.
   *
   * @param series {@code [series][windows]}
   * @param meanBlock mean block length in windows, at least 1
   * @return {@code [resamples][series]}
   */
  static double[][] means(double[][] series, double meanBlock, int resamples, long seed) {
    int windows = series[0].length;
    double[] sums = prefixSums(series);
    double[][] means = new double[resamples][series.length];
    Random random = new Random(seed);
    double logOfStaying = Math.log1p(-1 / meanBlock);
    for (double[] mean : means) {
      int left = windows;
      while (left > 0) {
        int start = random.nextInt(windows);
        int length = length(random, logOfStaying, left);
        int beforeWrap = Math.min(length, windows - start);
        addBlock(sums, start, start + beforeWrap, mean);
        addBlock(sums, 0, length - beforeWrap, mean);
        left -= length;
      }
      for (int index = 0; index < mean.length; index++) {
        mean[index] /= windows;
      }
    }
    return means;
  }

  /** A geometric length from 1, cut at what is left. */
  private static int length(Random random, double logOfStaying, int left) {
    double more = Math.log(1 - random.nextDouble()) / logOfStaying;
    return more >= left - 1 ? left : 1 + (int) more;
  }

  /** Row by row the sums of all windows before it, so that a block's sum is one difference. */
  private static double[] prefixSums(double[][] series) {
    int windows = series[0].length;
    int width = series.length;
    double[] sums = new double[Math.multiplyExact(windows + 1, width)];
    for (int index = 0; index < width; index++) {
      double sum = 0;
      for (int window = 0; window < windows; window++) {
        sum += series[index][window];
        sums[(window + 1) * width + index] = sum;
      }
    }
    return sums;
  }

  private static void addBlock(double[] sums, int from, int to, double[] mean) {
    int low = from * mean.length;
    int high = to * mean.length;
    for (int index = 0; index < mean.length; index++) {
      mean[index] += sums[high + index] - sums[low + index];
    }
  }
}
