package io.workbench.train.sweep.report;

/**
 * Mean block length of a stationary bootstrap after Politis and White 2004 (Econometric Reviews 23)
 * as corrected by Patton, Politis and White 2009 (Econometric Reviews 28).
 *
 * <pre>
 * G = Σ λ(k/M) |k| R(k),  g = Σ λ(k/M) R(k),  k = −M … M
 * b = (2 G² / (2 g²))^(1/3) n^(1/3), at most ⌈min(3√n, n/3)⌉
 * </pre>
 *
 * with autocovariances R, the flat-top window λ (1 up to ½, then falling to 0 at 1) and M twice the
 * lag after which K = max(5, ⌈√log₁₀n⌉) autocorrelations in a row are within 2 √(log₁₀n / n).
 */
final class BlockLength {
  private BlockLength() {}

  /** The optimal mean block length for the mean of a series, at least 1. */
  static double of(double[] series) {
    int n = series.length;
    double cap = Math.ceil(Math.min(3 * Math.sqrt(n), n / 3.0));
    int inARow = Math.max(5, (int) Math.ceil(Math.sqrt(Math.log10(n))));
    int maxLag = Math.min(n - 1, (int) Math.ceil(Math.sqrt(n)) + inARow);
    double[] covariances = covariances(series, maxLag);
    if (covariances[0] <= 0) {
      return 1;
    }
    int lag = insignificantAfter(covariances, n, inARow);
    int bandwidth = Math.min(2 * Math.max(lag, 1), maxLag);
    double spread = 0;
    double level = covariances[0];
    for (int k = 1; k <= bandwidth; k++) {
      double weighted = 2 * flatTop((double) k / bandwidth) * covariances[k];
      spread += k * weighted;
      level += weighted;
    }
    double length = Math.cbrt(spread * spread / (level * level) * n);
    return Double.isFinite(length) ? Math.min(Math.max(length, 1), cap) : cap;
  }

  private static double[] covariances(double[] series, int maxLag) {
    double mean = 0;
    for (double value : series) {
      mean += value / series.length;
    }
    double[] covariances = new double[maxLag + 1];
    for (int lag = 0; lag <= maxLag; lag++) {
      for (int index = lag; index < series.length; index++) {
        covariances[lag] += (series[index] - mean) * (series[index - lag] - mean);
      }
      covariances[lag] /= series.length;
    }
    return covariances;
  }

  /** The smallest lag after which so many autocorrelations in a row are insignificant. */
  private static int insignificantAfter(double[] covariances, int n, int inARow) {
    double bound = 2 * Math.sqrt(Math.log10(n) / n) * covariances[0];
    int quiet = 0;
    int lastLoud = 0;
    for (int lag = 1; lag < covariances.length; lag++) {
      if (Math.abs(covariances[lag]) < bound) {
        quiet++;
      } else {
        quiet = 0;
        lastLoud = lag;
      }
      if (quiet == inARow) {
        return lag - inARow;
      }
    }
    return lastLoud;
  }

  private static double flatTop(double position) {
    return position <= 0.5 ? 1 : 2 * (1 - position);
  }
}
