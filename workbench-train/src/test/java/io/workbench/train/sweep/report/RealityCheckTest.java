package io.workbench.train.sweep.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.workbench.train.run.TestForecasts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RealityCheckTest {
  private static final int QUICK = 400;

  /** Losses of one naive forecast, last, and of trials whose gains over it are pure noise. */
  private static LossTable noise(Random random, int trials, int windows, double inTime) {
    double[][] series = new double[trials + 1][windows];
    double[] memory = new double[trials];
    for (int window = 0; window < windows; window++) {
      double common = random.nextGaussian();
      double naive = random.nextGaussian() * random.nextGaussian() + 3;
      series[trials][window] = naive;
      for (int trial = 0; trial < trials; trial++) {
        double shock = 0.7 * common + 0.7 * random.nextGaussian();
        memory[trial] = inTime * memory[trial] + shock;
        series[trial][window] = naive + memory[trial];
      }
    }
    int[][] naive = {new int[trials]};
    Arrays.fill(naive[0], trials);
    int[] numbers = new int[trials];
    Arrays.setAll(numbers, trial -> trial);
    return new LossTable(numbers, List.of("persistence"), series, naive);
  }

  /** The trial that looks best on the test part itself: the hardest winner to see through. */
  private static int luckiest(LossTable table) {
    int best = 0;
    for (int trial = 1; trial < table.trials().length; trial++) {
      if (sum(table.series()[trial]) < sum(table.series()[best])) {
        best = trial;
      }
    }
    return best;
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }

  @Test
  void theLuckiestOfManyIsRarelyCalledReal() {
    Random random = new Random(1);
    int experiments = 200;
    int real = 0;
    int alone = 0;
    for (int experiment = 0; experiment < experiments; experiment++) {
      LossTable table = noise(random, 50 + random.nextInt(151), 200, 0);
      RealityCheck check = RealityCheck.of(table, ErrorLoss.SQUARED, luckiest(table), 1, QUICK);
      real += check.real() ? 1 : 0;
      alone += check.comparisons().get(0).pValueAlone() < 0.05 ? 1 : 0;
    }
    // 5 % of 200 is 10, with a standard deviation of 3.
    assertThat(real).isLessThanOrEqualTo(16);
    // What the adjustment is for: taken alone, the luckiest would pass in most experiments.
    assertThat(alone).isGreaterThan(experiments / 2);
  }

  @Test
  void anEdgeIsFoundAmongManyTrials() {
    Random random = new Random(2);
    int found = 0;
    for (int experiment = 0; experiment < 40; experiment++) {
      LossTable table = noise(random, 100, 300, 0);
      // The noise of a gain has deviation 1; an edge of 0.4 is 7 standard errors of its mean.
      for (int window = 0; window < table.windows(); window++) {
        table.series()[17][window] -= 0.4;
      }
      found += RealityCheck.of(table, ErrorLoss.SQUARED, 17, 1, QUICK).real() ? 1 : 0;
    }
    assertThat(found).isGreaterThanOrEqualTo(38);
  }

  /** Five baselines and a hundred forecasters of a price that only wobbles about a level. */
  @Test
  void onWhiteNoiseNoForecasterIsReal() {
    Random random = new Random(3);
    int real = 0;
    int overPersistence = 0;
    for (int experiment = 0; experiment < 40; experiment++) {
      LossTable table = LossTable.of(whiteNoiseForecasters(random, 100, 250), ErrorLoss.SQUARED);
      RealityCheck check = RealityCheck.of(table, ErrorLoss.SQUARED, luckiest(table), 1, QUICK);
      real += check.real() ? 1 : 0;
      overPersistence += check.comparisons().get(0).beaten() ? 1 : 0;
    }
    assertThat(real).isLessThanOrEqualTo(4);
    // Persistence alone would be no test: it has twice the noise, and everyone beats it.
    assertThat(overPersistence).isEqualTo(40);
  }

  private static List<Candidate> whiteNoiseForecasters(Random random, int trials, int windows) {
    double[] price = new double[windows + 1];
    Arrays.setAll(price, row -> 5 + random.nextGaussian());
    long[] times = new long[windows];
    Arrays.setAll(times, window -> 60_000L * window);
    double[] last = Arrays.copyOf(price, windows);
    double[] actual = Arrays.copyOfRange(price, 1, windows + 1);
    double[] mean = new double[windows];
    Arrays.fill(mean, 5 + 0.03 * random.nextGaussian());
    List<Candidate> candidates = new ArrayList<>();
    for (int trial = 0; trial < trials; trial++) {
      double level = 5 + 0.05 * random.nextGaussian();
      double weight = 0.05 * random.nextGaussian();
      double[] forecast = new double[windows];
      Arrays.setAll(
          forecast, window -> level + weight * (last[window] - 5) + 0.05 * random.nextGaussian());
      TestForecasts forecasts =
          new TestForecasts(times, last, actual, forecast, Map.of("mean", mean));
      candidates.add(new Candidate(trial, List.of(forecasts)));
    }
    return candidates;
  }

  @Test
  void theWinnerMustBeatEveryNaiveForecast() {
    LossTable one = noise(new Random(4), 20, 300, 0);
    double[] strong = new double[300];
    // Losses that the winner has too: nothing is gained over it.
    Arrays.setAll(strong, window -> one.series()[5][window] - 1);
    for (int window = 0; window < 300; window++) {
      one.series()[5][window] -= 1;
    }
    double[][] series = Arrays.copyOf(one.series(), 22);
    series[21] = strong;
    int[] second = new int[20];
    Arrays.fill(second, 21);
    LossTable two =
        new LossTable(
            one.trials(),
            List.of("persistence", "ridge"),
            series,
            new int[][] {one.baselineSeries()[0], second});

    RealityCheck check = RealityCheck.of(two, ErrorLoss.SQUARED, 5, 1);

    assertThat(check.real()).isFalse();
    assertThat(check.comparisons().get(0).beaten()).isTrue();
    assertThat(check.comparisons().get(0).pValue()).isEqualTo(1.0 / (1 + check.resamples()));
    assertThat(check.comparisons().get(1).statistic()).isNull();
    assertThat(check.comparisons().get(1).pValue()).isEqualTo(1);
    assertThat(check.resamples()).isGreaterThanOrEqualTo(2_000);
    assertThat(RealityCheck.of(one, ErrorLoss.SQUARED, 5, 1).real()).isTrue();
  }

  @Test
  void theSameTableGivesTheSameNumbers() {
    LossTable table = noise(new Random(5), 30, 100, 0.5);
    assertThat(RealityCheck.of(table, ErrorLoss.SQUARED, 3, 2))
        .isEqualTo(RealityCheck.of(table, ErrorLoss.SQUARED, 3, 2));
  }

  @Test
  void blocksAreAtLeastTheHorizonAndTheCubeRoot() {
    LossTable table = noise(new Random(6), 3, 1000, 0);
    assertThat(blockLength(table, 1)).isGreaterThanOrEqualTo(20 - 1e-9);
    assertThat(blockLength(table, 48)).isEqualTo(48);
  }

  private static double blockLength(LossTable table, int horizonSteps) {
    return RealityCheck.of(table, ErrorLoss.SQUARED, 0, horizonSteps)
        .comparisons()
        .get(0)
        .meanBlockLength();
  }

  @Test
  void fewWindowsAreRefused() {
    LossTable table = noise(new Random(7), 3, 29, 0);
    assertThatThrownBy(() -> RealityCheck.of(table, ErrorLoss.SQUARED, 0, 1))
        .hasMessageContaining("at least 30 windows, but there are 29");
  }

  /** The whole check a second time, from the formulas, with resamples drawn row by row. */
  @Test
  void aSecondImplementationAgrees() {
    LossTable table = noise(new Random(8), 25, 150, 0.4);
    for (int window = 0; window < 150; window++) {
      table.series()[4][window] -= 0.2;
      table.series()[9][window] += 2;
    }
    RealityCheck check = RealityCheck.of(table, ErrorLoss.SQUARED, 4, 1);
    RealityCheck.Comparison found = check.comparisons().get(0);

    double[] expected = RowByRowCheck.of(table, 4, found.meanBlockLength(), 4_000);

    // Two sets of 4,000 resamples: a deviation's relative error is 1/√8000, and a probability's
    // standard error at most √(0.25/4000) = 0.008, each twice and within four deviations.
    assertThat(found.statistic()).isCloseTo(expected[0], within(0.07 * expected[0]));
    assertThat(found.pValue()).isCloseTo(expected[1], within(0.045)).isBetween(0.01, 0.5);
    assertThat(found.pValueAlone()).isCloseTo(expected[2], within(0.01));
  }

  @Test
  void lossesOfSeveralInstrumentsAreMeansAtEachInstant() {
    TestForecasts pair =
        new TestForecasts(
            new long[] {1, 1, 2, 3, 3},
            new double[] {0, 0, 0, 0, 0},
            new double[] {1, 3, 2, 0, 1},
            new double[] {0, 0, 1, 1, 1},
            Map.of(),
            List.of("A", "B", "A", "A", "B"));

    LossTable table = LossTable.of(List.of(new Candidate(0, List.of(pair))), ErrorLoss.SQUARED);

    assertThat(table.windows()).isEqualTo(3);
    assertThat(table.series()[0]).containsExactly((1 + 9) / 2.0, 1, 1 / 2.0);
    assertThat(table.series()[table.baselineSeries()[0][0]]).containsExactly(5, 4, 0.5);
  }

  @Test
  void improvementIsOfTheErrorNotOfItsSquare() {
    assertThat(ErrorLoss.SQUARED.improvement(0.25, 1)).isEqualTo(0.5);
    assertThat(ErrorLoss.ABSOLUTE.improvement(0.25, 1)).isEqualTo(0.75);
    assertThat(ErrorLoss.of("validation.rmse")).isEqualTo(ErrorLoss.SQUARED);
    assertThat(ErrorLoss.of("validation.r2")).isEqualTo(ErrorLoss.SQUARED);
    assertThat(ErrorLoss.of("validation.mase")).isEqualTo(ErrorLoss.ABSOLUTE);
  }
}
