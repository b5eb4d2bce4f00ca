package io.workbench.train.sweep.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.special.Erf;

/** The reality check again, the slow and literal way: rows are drawn one at a time. */
final class RowByRowCheck {
  private RowByRowCheck() {}

  /** Statistic, adjusted p-value and p-value alone of a winner against the only baseline. */
  static double[] of(LossTable table, int winner, double block, int resamples) {
    int n = table.windows();
    int trials = table.trials().length;
    double[][] gains = new double[trials][n];
    for (int k = 0; k < trials; k++) {
      for (int t = 0; t < n; t++) {
        gains[k][t] = table.series()[table.baselineSeries()[0][k]][t] - table.series()[k][t];
      }
    }
    Random random = new Random(99);
    List<double[]> resampled = new ArrayList<>();
    for (int r = 0; r < resamples; r++) {
      double[] mean = new double[trials];
      int row = random.nextInt(n);
      for (int t = 0; t < n; t++) {
        for (int k = 0; k < trials; k++) {
          mean[k] += gains[k][row] / n;
        }
        row = random.nextDouble() < 1 / block ? random.nextInt(n) : (row + 1) % n;
      }
      resampled.add(mean);
    }
    double[] observed = new double[trials];
    double[] root = new double[trials];
    for (int k = 0; k < trials; k++) {
      for (double gain : gains[k]) {
        observed[k] += gain / n;
      }
      double squares = 0;
      for (double[] mean : resampled) {
        squares += Math.pow(mean[k] - observed[k], 2);
      }
      root[k] = Math.sqrt(n) * Math.sqrt(squares / resamples / (1 - 2 * block / n));
    }
    // Hansen's notation: √n d̄ / ω, and d̄ kept as the centre unless √n d̄ / ω < −√(2 ln ln n).
    double statistic = Math.sqrt(n) * observed[winner] / root[winner];
    double normal = normalEquivalent(statistic, n / block);
    double adjusted = 0;
    double alone = 0;
    for (double[] mean : resampled) {
      double max = 0;
      for (int k = 0; k < trials; k++) {
        boolean near =
            Math.sqrt(n) * observed[k] / root[k] >= -Math.sqrt(2 * Math.log(Math.log(n)));
        max = Math.max(max, Math.sqrt(n) * (mean[k] - (near ? observed[k] : 0)) / root[k]);
      }
      adjusted += max >= normal ? 1 : 0;
      alone += Math.sqrt(n) * (mean[winner] - observed[winner]) / root[winner] >= normal ? 1 : 0;
    }
    return new double[] {
      statistic, (1 + adjusted) / (1 + resamples), (1 + alone) / (1 + resamples)
    };
  }

  /** By bisection: the normal value whose upper tail is Student's beyond the statistic. */
  private static double normalEquivalent(double statistic, double degrees) {
    double tail = 1 - new TDistribution(null, degrees).cumulativeProbability(statistic);
    double low = 0;
    double high = statistic;
    for (int step = 0; step < 60; step++) {
      double middle = (low + high) / 2;
      boolean tooLikely = Erf.erfc(middle / Math.sqrt(2)) / 2 > tail;
      low = tooLikely ? middle : low;
      high = tooLikely ? high : middle;
    }
    return low;
  }
}
