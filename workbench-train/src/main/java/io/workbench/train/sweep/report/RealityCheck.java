package io.workbench.train.sweep.report;

import io.workbench.train.evaluate.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Is the winner real? The best of many trials looks good by luck alone, so its gain over each naive
 * forecast is held against the largest gain that any of the trials would show by chance: the
 * reality check of White 2000 (Econometrica 68) in the studentised form of Hansen 2005 (Journal of
 * Business and Economic Statistics 23) with its consistent centring, as a single-step test of the
 * one trial that was chosen.
 *
 * <pre>
 * d(k) = mean loss of the naive forecast − mean loss of trial k,   t(k) = d(k) / s(k)
 * z*(k) = (d*(k) − d(k) if t(k) ≥ −√(2 ln ln n), else d*(k)) / s(k)
 * p = (1 + number of resamples with max over k of z*(k) ≥ t(winner)) / (1 + resamples)
 * </pre>
 *
 * with s(k) the standard deviation of d*(k) over {@link StationaryBootstrap} resamples, freed of
 * what the estimated mean takes from it, and t(winner) replaced by the normal value that is as
 * unlikely as it is under Student's t with as many degrees of freedom as there are blocks: s(k) is
 * an estimate itself, and the largest of many t(k) is often one whose s(k) came out small. The
 * winner is real when p is below {@value Verdict#SIGNIFICANCE_LEVEL} for every naive forecast; that
 * all must be beaten makes the chance of a false winner smaller yet.
 *
 * @param trial the winner's number
 * @param loss what a window's error costs
 * @param windows of the test part that all trials have
 * @param trials how many trials the p-values are adjusted for
 * @param comparisons with each naive forecast
 * @param real whether the winner beats all of them
 */
public record RealityCheck(
    int trial,
    ErrorLoss loss,
    int windows,
    int trials,
    int resamples,
    long seed,
    List<Comparison> comparisons,
    boolean real) {

  /** Resamples of every check. */
  public static final int RESAMPLES = 4_000;

  /** Fewer windows than this say nothing. */
  public static final int MIN_WINDOWS = 30;

  private static final long SEED = 20_000_905L;

  /**
   * The winner against one naive forecast.
   *
   * @param baseline name as in results
   * @param improvement 1 − winner's RMSE (or MAE) / the naive forecast's; absent when the latter
   *     makes no error
   * @param statistic t of the winner; absent when the two forecasts cost the same in every window
   * @param meanBlockLength of the bootstrap, in windows: the largest of the horizon, 2 n^(1/3), and
   *     twice what {@link BlockLength} says of the winner's gains. The rule makes a variance's
   *     squared error small; twice its length makes the variance's bias small, which is what spoils
   *     a test
   * @param pValue one-sided, adjusted for all trials
   * @param pValueAlone the same as if the winner were the only trial
   */
  public record Comparison(
      String baseline,
      @Nullable Double improvement,
      @Nullable Double statistic,
      double meanBlockLength,
      double pValue,
      double pValueAlone) {

    /** Whether the naive forecast is beaten beyond chance. */
    boolean beaten() {
      return improvement != null && improvement > 0 && pValue < Verdict.SIGNIFICANCE_LEVEL;
    }
  }

  /**
   * Checks the winner among all candidates.
   *
   * @param table losses of all trials over at least {@link #MIN_WINDOWS} windows
   * @param winner place of the winner in {@code table.trials()}
   * @param horizonSteps the longest horizon of the forecasts
   */
  static RealityCheck of(LossTable table, ErrorLoss loss, int winner, int horizonSteps) {
    return of(table, loss, winner, horizonSteps, RESAMPLES);
  }

  static RealityCheck of(
      LossTable table, ErrorLoss loss, int winner, int horizonSteps, int resamples) {
    int windows = table.windows();
    if (windows < MIN_WINDOWS) {
      throw new IllegalArgumentException(
          "A reality check needs at least " + MIN_WINDOWS + " windows, but there are " + windows);
    }
    List<Comparison> comparisons = new ArrayList<>();
    for (int baseline = 0; baseline < table.baselines().size(); baseline++) {
      double block = blockLength(table, winner, baseline, horizonSteps);
      double[][] means = StationaryBootstrap.means(table.series(), block, resamples, SEED);
      comparisons.add(new SingleStep(table, baseline, means, block).compare(loss, winner));
    }
    return new RealityCheck(
        table.trials()[winner],
        loss,
        windows,
        table.trials().length,
        resamples,
        SEED,
        comparisons,
        !comparisons.isEmpty() && comparisons.stream().allMatch(Comparison::beaten));
  }

  private static double blockLength(LossTable table, int winner, int baseline, int horizonSteps) {
    double[] losses = table.series()[winner];
    double[] naive = table.series()[table.baselineSeries()[baseline][winner]];
    double[] gains = new double[losses.length];
    for (int window = 0; window < gains.length; window++) {
      gains[window] = naive[window] - losses[window];
    }
    double atLeast = Math.max(2 * Math.cbrt(gains.length), horizonSteps);
    return Math.min(Math.max(atLeast, 2 * BlockLength.of(gains)), gains.length);
  }
}
