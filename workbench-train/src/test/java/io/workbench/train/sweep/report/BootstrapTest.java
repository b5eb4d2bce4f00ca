package io.workbench.train.sweep.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.workbench.train.run.TestForecasts;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  private static double[] autoregression(double weight, int n, long seed) {
    Random random = new Random(seed);
    double[] series = new double[n];
    for (int index = 1; index < n; index++) {
      series[index] = weight * series[index - 1] + random.nextGaussian();
    }
    return series;
  }

  @Test
  void blockLengthOfAnAutoregressionIsTheKnownOne() {
    // With R(k) ∝ ρ^|k|, G/g = 2ρ/(1 − ρ²): for ρ = ½ and n = 20,000 b = (16/9 · n)^(1/3) = 32.9.
    double mean = 0;
    for (int seed = 0; seed < 10; seed++) {
      mean += BlockLength.of(autoregression(0.5, 20_000, seed)) / 10;
    }
    assertThat(mean).isCloseTo(32.9, within(3.5));
  }

  @Test
  void blockLengthIsShortForNoiseAndNeverLongerThanItsCap() {
    assertThat(BlockLength.of(autoregression(0, 5_000, 1))).isBetween(1.0, 8.0);
    assertThat(BlockLength.of(new double[100])).isEqualTo(1);
    double[] trend = new double[90];
    Arrays.setAll(trend, index -> index);
    assertThat(BlockLength.of(trend)).isLessThanOrEqualTo(29);
  }

  /**
   * The variance of a resample's mean is (γ₀ + 2 Σ κ(i) γᵢ)/n with autocovariances γ and κ(i) = (1
   * − i/n)(1 − q)^i + i/n (1 − q)^(n − i), q = 1 / mean block length.
   */
  @Test
  void resampledMeansHaveTheMeanAndVarianceOfTheory() {
    double[] series = autoregression(0.6, 60, 4);
    double[] other = new double[60];
    Arrays.setAll(other, index -> 2 * series[index] + 1);
    double[][] means = StationaryBootstrap.means(new double[][] {series, other}, 5, 40_000, 7);

    double expected = Arrays.stream(series).average().orElseThrow();
    double average = Arrays.stream(means).mapToDouble(mean -> mean[0]).average().orElseThrow();
    double variance =
        Arrays.stream(means).mapToDouble(mean -> Math.pow(mean[0] - expected, 2)).sum() / 40_000;
    double theory = theoreticalVariance(series, expected, 0.2);
    assertThat(average).isCloseTo(expected, within(4 * Math.sqrt(theory / 40_000)));
    // The relative standard error of a variance from 40,000 draws is 0.7 %.
    assertThat(variance).isCloseTo(theory, within(0.03 * theory));
    // All series are drawn by the same blocks.
    for (double[] mean : means) {
      assertThat(mean[1]).isCloseTo(2 * mean[0] + 1, within(1e-9));
    }
  }

  private static double theoreticalVariance(double[] series, double mean, double q) {
    int n = series.length;
    double sum = 0;
    for (int lag = 0; lag < n; lag++) {
      double covariance = 0;
      for (int index = 0; index + lag < n; index++) {
        covariance += (series[index] - mean) * (series[index + lag] - mean) / n;
      }
      double kappa =
          (1 - (double) lag / n) * Math.pow(1 - q, lag)
              + (double) lag / n * Math.pow(1 - q, n - lag);
      sum += (lag == 0 ? 1 : 2) * kappa * covariance;
    }
    return sum / n;
  }

  @Test
  void blocksOfOneAreTheOrdinaryBootstrap() {
    double[] series = {0, 0, 0, 4};
    double[][] means = StationaryBootstrap.means(new double[][] {series}, 1, 20_000, 3);
    // Four draws, each 4 with probability ¼: none with probability (¾)⁴ = 0.316.
    double none = Arrays.stream(means).filter(mean -> mean[0] == 0).count() / 20_000.0;
    assertThat(none).isCloseTo(0.316, within(0.013));
  }

  @Test
  void aTableHoldsTheLossesOfCommonWindowsWithSeedsAveraged() {
    TestForecasts first = forecasts(new long[] {1, 2, 3}, 1, 2, 3);
    TestForecasts second = forecasts(new long[] {1, 2, 3}, 3, 2, 1);
    TestForecasts other = forecasts(new long[] {2, 3, 4}, 0, 0, 0);

    LossTable table =
        LossTable.of(
            List.of(new Candidate(7, List.of(first, second)), new Candidate(9, List.of(other))),
            ErrorLoss.SQUARED);

    assertThat(table.trials()).containsExactly(7, 9);
    assertThat(table.baselines()).containsExactly("persistence", "mean");
    assertThat(table.windows()).isEqualTo(2);
    // Windows 2 and 3, whose actual is 10 times their time: ((20−2)² + (20−2)²)/2, ((30−3)² +
    // 29²)/2.
    assertThat(table.series()[0]).containsExactly(324, (729 + 841) / 2.0);
    assertThat(table.series()[1]).containsExactly(400, 900);
    // Both know the same naive forecasts, last = time and mean = 5: two series for the two of them.
    assertThat(table.baselineSeries()).isDeepEqualTo(new int[][] {{2, 2}, {3, 3}});
    assertThat(table.series()[2]).containsExactly(18 * 18, 27 * 27);
    assertThat(table.series()[3]).containsExactly(15 * 15, 25 * 25);
  }

  private static TestForecasts forecasts(long[] times, double... forecast) {
    double[] last = Arrays.stream(times).asDoubleStream().toArray();
    double[] actual = Arrays.stream(last).map(time -> 10 * time).toArray();
    double[] mean = new double[times.length];
    Arrays.fill(mean, 5);
    return new TestForecasts(times, last, actual, forecast, Map.of("mean", mean));
  }
}
