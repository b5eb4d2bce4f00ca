package io.workbench.train.sweep.report;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/** The statistics of all trials against one naive forecast, see {@link RealityCheck}. */
final class SingleStep {
  /** Gains that spread less than this, as a share of the loss itself, are rounding. */
  private static final double ROUNDING = 1e-12;

  private final LossTable table;
  private final String baseline;
  private final int[] naive;
  private final double[][] resampledMeans;
  private final double[] means;
  private final double[] gains;
  private final double[] deviations;
  private final boolean[] varies;
  private final double meanBlock;
  private final double blocks;

  SingleStep(LossTable table, int baseline, double[][] resampledMeans, double meanBlock) {
    this.table = table;
    this.meanBlock = meanBlock;
    blocks = table.windows() / meanBlock;
    this.baseline = table.baselines().get(baseline);
    this.naive = table.baselineSeries()[baseline];
    this.resampledMeans = resampledMeans;
    means = Arrays.stream(table.series()).mapToDouble(SingleStep::mean).toArray();
    gains = new double[naive.length];
    deviations = new double[naive.length];
    varies = new boolean[naive.length];
    for (int trial = 0; trial < naive.length; trial++) {
      gains[trial] = means[naive[trial]] - means[trial];
      deviations[trial] = deviation(trial);
      varies[trial] = deviations[trial] > ROUNDING * means[naive[trial]];
    }
  }

  RealityCheck.Comparison compare(ErrorLoss loss, int winner) {
    double naiveMean = means[naive[winner]];
    Double improvement = naiveMean > 0 ? loss.improvement(means[winner], naiveMean) : null;
    if (!varies[winner]) {
      return new RealityCheck.Comparison(baseline, improvement, null, meanBlock, 1, 1);
    }
    double statistic = gains[winner] / deviations[winner];
    double equivalent = normalEquivalent(statistic);
    int reachedByAny = 0;
    int reachedAlone = 0;
    for (double[] resample : resampledMeans) {
      double largest = Double.NEGATIVE_INFINITY;
      for (int trial = 0; trial < naive.length; trial++) {
        if (varies[trial]) {
          largest = Math.max(largest, byChance(resample, trial));
        }
      }
      double alone = (gain(resample, winner) - gains[winner]) / deviations[winner];
      // The winner itself always counts, also where its own centring would let it off.
      reachedByAny += Math.max(largest, alone) >= equivalent ? 1 : 0;
      reachedAlone += alone >= equivalent ? 1 : 0;
    }
    double resamples = resampledMeans.length;
    return new RealityCheck.Comparison(
        baseline,
        improvement,
        statistic,
        meanBlock,
        (1 + reachedByAny) / (1 + resamples),
        (1 + reachedAlone) / (1 + resamples));
  }

  /** A trial far below the naive forecast is no rival by chance, and is left where it is. */
  private double byChance(double[] resample, int trial) {
    double threshold = Math.sqrt(2 * Math.log(Math.log(table.windows()))) * deviations[trial];
    double centre = gains[trial] >= -threshold ? gains[trial] : 0;
    return (gain(resample, trial) - centre) / deviations[trial];
  }

  private double gain(double[] resample, int trial) {
    return resample[naive[trial]] - resample[trial];
  }

  private double deviation(int trial) {
    double sum = 0;
    for (double[] resample : resampledMeans) {
      double off = gain(resample, trial) - gains[trial];
      sum += off * off;
    }
    return Math.sqrt(sum / resampledMeans.length / (1 - Math.min(0.5, 2 / blocks)));
  }

  /**
   * A deviation estimated from so many blocks makes of a normal statistic one of Student's t with
   * as many degrees of freedom; this is the normal value that is as unlikely.
   */
  private double normalEquivalent(double statistic) {
    double tail = new TDistribution(null, blocks).cumulativeProbability(-Math.abs(statistic));
    double size = -new NormalDistribution(null, 0, 1).inverseCumulativeProbability(tail);
    return Math.copySign(Math.min(size, Math.abs(statistic)), statistic);
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
