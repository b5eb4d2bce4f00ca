package io.workbench.models.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;

class BaselineTest {
  private static final long HOUR = 3_600_000L;

  private static long[] hours(int... hours) {
    return Arrays.stream(hours).mapToLong(hour -> hour * HOUR).toArray();
  }

  private static long[] everyHour(int rows) {
    long[] times = new long[rows];
    for (int row = 0; row < rows; row++) {
      times[row] = row * HOUR;
    }
    return times;
  }

  /** A history whose gaps are steps longer than one and a half times the nominal one. */
  private static PriceHistory history(double[] prices, long[] times, int trainTo, long step) {
    return new PriceHistory(prices, times, trainTo, step, step + step / 2);
  }

  @Test
  void persistenceIsTheLastKnownPrice() {
    PriceHistory history = history(new double[] {1, 4, 2}, everyHour(3), 2, HOUR);
    assertThat(new Persistence().forecast(history, new int[] {2, 0, 1}, 5).prices())
        .containsExactly(2, 1, 4);
    assertThat(new Persistence().forecast(history, new int[] {2, 0, 1}, 5).fallbacks()).isZero();
  }

  @Test
  void movingAverageStartsAnewAfterAGap() {
    double[] prices = {1, 2, 6, 10, 20, 60};
    PriceHistory history = history(prices, hours(0, 1, 2, 3, 9, 10), 4, HOUR);
    assertThat(new MovingAverage(3).forecast(history, new int[] {0, 1, 2, 3, 4, 5}, 1).prices())
        .containsExactly(1, 1.5, 3, 6, 20, 40);
  }

  @Test
  void meanIsThatOfTheTrainingRowsAlone() {
    PriceHistory history = history(new double[] {1, 2, 6, 100}, everyHour(4), 3, HOUR);
    assertThat(new TrainingMean().forecast(history, new int[] {0, 3}, 2).prices())
        .containsExactly(3, 3);
    assertThat(new TrainingMean().forecast(history, new int[] {0, 3}, 2).fallbacks()).isZero();
    PriceHistory untrained = history(new double[] {1, 2}, everyHour(2), 0, HOUR);
    assertThat(new TrainingMean().forecast(untrained, new int[] {1}, 1).prices())
        .containsExactly(2);
  }

  @Test
  void meanIsTheBestBaselineOfWhiteNoise() {
    Random random = new Random(3);
    double[] prices = new double[6000];
    for (int row = 0; row < prices.length; row++) {
      prices[row] = 5 + random.nextGaussian();
    }
    PriceHistory history = history(prices, everyHour(6000), 4000, HOUR);
    int[] ends = java.util.stream.IntStream.range(4000, 5999).toArray();
    double mean = meanSquare(history, new TrainingMean().forecast(history, ends, 1).prices(), ends);
    // The noise has variance 1; that of 2,000 squares is 1 within 3 √(2/2000).
    assertThat(mean).isCloseTo(1, within(0.1));
    for (Baseline baseline : Baseline.standard()) {
      assertThat(meanSquare(history, baseline.forecast(history, ends, 1).prices(), ends))
          .as(baseline.name())
          .isGreaterThanOrEqualTo(mean);
    }
  }

  @Test
  void seasonalNaiveIsThePriceADayBeforeTheTarget() {
    double[] prices = new double[60];
    for (int row = 0; row < 60; row++) {
      prices[row] = 100 + row;
    }
    PriceHistory history = history(prices, everyHour(60), 40, HOUR);
    // From row 30, one hour ahead is hour 31, a day before it hour 7; 3 ahead of row 50: hour 29.
    assertThat(new SeasonalNaive().forecast(history, new int[] {30}, 1).prices())
        .containsExactly(107);
    assertThat(new SeasonalNaive().forecast(history, new int[] {50}, 3).prices())
        .containsExactly(129);
    // A day ahead the day before is now; 30 hours ahead two days back is 18 hours ago.
    assertThat(new SeasonalNaive().forecast(history, new int[] {50}, 24).prices())
        .containsExactly(150);
    assertThat(new SeasonalNaive().forecast(history, new int[] {50}, 30).prices())
        .containsExactly(132);
    // Rows 21 and 22 lie less than a day after the start, 22 within one step of it.
    assertThat(new SeasonalNaive().forecast(history, new int[] {21, 22}, 1).prices())
        .containsExactly(121, 100);
    assertThat(new SeasonalNaive().forecast(history, new int[] {21, 22, 30}, 1).fallbacks())
        .isEqualTo(1);
  }

  @Test
  void seasonalNaiveTakesTheNearestRowWithinOneStep() {
    double[] prices = {1, 2, 3, 4, 5};
    long[] times = {0, 40 * 60_000L, 4 * HOUR, 24 * HOUR, 26 * HOUR};
    PriceHistory history = history(prices, times, 3, HOUR);
    // Targets at 25 h and 27 h: a day before are 1 h (nearest 0 h 40) and 3 h (nearest 4 h).
    assertThat(new SeasonalNaive().forecast(history, new int[] {3, 4}, 1).prices())
        .containsExactly(2, 3);
    // Two hours ahead of 24 h is 26 h: 2 h is more than a step from 0 h 40 and from 4 h.
    assertThat(new SeasonalNaive().forecast(history, new int[] {3}, 2).prices()).containsExactly(4);
    assertThat(new SeasonalNaive().forecast(history, new int[] {3}, 2).fallbacks()).isEqualTo(1);
  }

  /** Prices of an autoregression of changes of order 2, with a gap in the training rows. */
  private static PriceHistory autoregression(int rows, int trainTo, int gapBefore) {
    Random random = new Random(5);
    double[] prices = new double[rows];
    long[] times = new long[rows];
    prices[0] = 50;
    for (int row = 1; row < rows; row++) {
      double last = row > 1 ? prices[row - 1] - prices[row - 2] : 0;
      double before = row > 2 ? prices[row - 2] - prices[row - 3] : 0;
      prices[row] =
          prices[row - 1] + 0.02 - 0.5 * last + 0.2 * before + 0.1 * random.nextGaussian();
      times[row] = times[row - 1] + (row == gapBefore ? 100 * HOUR : HOUR);
    }
    return history(prices, times, trainTo, HOUR);
  }

  /**
   * The same regression by another way: least squares by QR on standardised columns, with one extra
   * row a weight that asks it to be zero, and without a constant since both sides are centred.
   */
  private static double[] ridgeByLeastSquares(
      PriceHistory history, int gapBefore, int lags, int horizon, int end) {
    double[] p = history.prices();
    int[] rows =
        java.util.stream.IntStream.range(lags, history.trainToExclusive() - horizon)
            .filter(row -> row + horizon < gapBefore || row - lags >= gapBefore)
            .toArray();
    int n = rows.length;
    double[][] x = new double[n + lags][lags];
    double[] y = new double[n + lags];
    double targetMean = 0;
    for (int i = 0; i < n; i++) {
      y[i] = p[rows[i] + horizon] - p[rows[i]];
      targetMean += y[i] / n;
    }
    for (int i = 0; i < n; i++) {
      y[i] -= targetMean;
    }
    double[] input = new double[lags];
    for (int lag = 0; lag < lags; lag++) {
      double[] column = new double[n];
      for (int i = 0; i < n; i++) {
        column[i] = p[rows[i] - lag] - p[rows[i] - lag - 1];
      }
      double mean = Arrays.stream(column).average().orElseThrow();
      double deviation =
          Math.sqrt(Arrays.stream(column).map(v -> (v - mean) * (v - mean)).sum() / n);
      for (int i = 0; i < n; i++) {
        x[i][lag] = (column[i] - mean) / deviation;
      }
      x[n + lag][lag] = 1;
      input[lag] = (p[end - lag] - p[end - lag - 1] - mean) / deviation;
    }
    OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
    regression.setNoIntercept(true);
    regression.newSampleData(y, x);
    double[] weights = regression.estimateRegressionParameters();
    double forecast = p[end] + targetMean;
    for (int lag = 0; lag < lags; lag++) {
      forecast += weights[lag] * input[lag];
    }
    return new double[] {forecast};
  }

  @Test
  void ridgeEqualsLeastSquaresOnTheAugmentedSystem() {
    PriceHistory history = autoregression(400, 250, 120);
    for (int horizon : new int[] {1, 4}) {
      for (int end : new int[] {60, 200, 300, 399}) {
        double[] expected = ridgeByLeastSquares(history, 120, 12, horizon, end);
        double[] forecast =
            new RidgeAutoregression(12).forecast(history, new int[] {end}, horizon).prices();
        assertThat(forecast).containsExactly(expected, within(1e-9));
      }
    }
  }

  @Test
  void ridgeBeatsPersistenceWhereChangesArePredictable() {
    PriceHistory history = autoregression(4000, 2800, 120);
    int[] ends = java.util.stream.IntStream.range(2800, 3999).toArray();
    double ridge =
        meanSquare(history, new RidgeAutoregression(12).forecast(history, ends, 1).prices(), ends);
    double naive = meanSquare(history, new Persistence().forecast(history, ends, 1).prices(), ends);
    // The noise has variance 0.01; 12 weights from 2,700 examples cost about 12/2700 of it.
    assertThat(ridge).isCloseTo(0.01, within(0.001));
    assertThat(naive).isGreaterThan(1.5 * ridge);
  }

  private static double meanSquare(PriceHistory history, double[] forecast, int[] ends) {
    double sum = 0;
    for (int i = 0; i < ends.length; i++) {
      double error = forecast[i] - history.prices()[ends[i] + 1];
      sum += error * error;
    }
    return sum / ends.length;
  }

  @Test
  void ridgeFallsBackAfterAGapAndWithoutEnoughTraining() {
    PriceHistory history = autoregression(400, 250, 300);
    RidgeAutoregression ridge = new RidgeAutoregression(12);
    int[] ends = {11, 12, 299, 300, 311, 312};
    double[] forecast = ridge.forecast(history, ends, 1).prices();
    for (int i : new int[] {0, 3, 4}) {
      assertThat(forecast[i]).isEqualTo(history.prices()[ends[i]]);
    }
    for (int i : new int[] {1, 2, 5}) {
      assertThat(forecast[i]).isNotEqualTo(history.prices()[ends[i]]);
    }
    assertThat(ridge.forecast(history, ends, 1).fallbacks()).isEqualTo(3);

    PriceHistory few = history(history.prices(), history.timesMillis(), 12 + 1 + 23, HOUR);
    assertThat(ridge.forecast(few, ends, 1).fallbacks()).isEqualTo(6);
    PriceHistory enough = history(history.prices(), history.timesMillis(), 12 + 1 + 24, HOUR);
    assertThat(ridge.forecast(enough, ends, 1).fallbacks()).isEqualTo(3);
  }

  @Test
  void ridgeSeesNoRowAfterTheTrainingRowsNorAfterTheEnd() {
    PriceHistory history = autoregression(400, 250, 120);
    double[] changed = history.prices().clone();
    for (int row = 301; row < 400; row++) {
      changed[row] = 1e6 * row;
    }
    for (int row = 250; row < 280; row++) {
      changed[row] = -row;
    }
    PriceHistory other = history(changed, history.timesMillis(), 250, HOUR);
    for (Baseline baseline : new Baseline[] {new RidgeAutoregression(12), new MovingAverage(12)}) {
      assertThat(baseline.forecast(other, new int[] {300}, 1).prices())
          .containsExactly(baseline.forecast(history, new int[] {300}, 1).prices());
    }
    assertThat(new SeasonalNaive().forecast(other, new int[] {300}, 48).prices())
        .containsExactly(new SeasonalNaive().forecast(history, new int[] {300}, 48).prices());
  }

  @Test
  void aConstantPriceIsForecastAsItself() {
    double[] prices = new double[100];
    Arrays.fill(prices, 3.25);
    PriceHistory history = history(prices, everyHour(100), 60, HOUR);
    for (Baseline baseline : Baseline.standard()) {
      assertThat(baseline.forecast(history, new int[] {0, 50, 99}, 2).prices())
          .as(baseline.name())
          .containsExactly(3.25, 3.25, 3.25);
    }
  }

  @Test
  void standardBaselinesAreNamedAsInResults() {
    assertThat(Baseline.standard())
        .extracting(Baseline::name)
        .containsExactly("persistence", "movingAverage", "seasonalNaive", "ridge", "mean");
  }

  @Test
  void whatCannotBeIsRefused() {
    double[] prices = {1, Double.NaN};
    assertThatThrownBy(() -> history(prices, everyHour(2), 1, HOUR))
        .hasMessage("Prices must be finite, but row 1 was NaN.");
    assertThatThrownBy(() -> history(prices, everyHour(3), 1, HOUR))
        .hasMessage("Prices and times must be equally many, but were 2 and 3.");
    assertThatThrownBy(() -> history(new double[2], everyHour(2), 3, HOUR))
        .hasMessage("trainToExclusive must be in [0, 2], but was 3.");
    assertThatThrownBy(() -> history(new double[2], everyHour(2), 1, 0))
        .hasMessageContaining("stepMillis must be at least 1");
    PriceHistory history = history(new double[2], everyHour(2), 1, HOUR);
    assertThatThrownBy(() -> new Persistence().forecast(history, new int[] {2}, 1))
        .hasMessage("An end row must be in [0, 2), but was 2.");
    assertThatThrownBy(() -> new Persistence().forecast(history, new int[] {1}, 0))
        .hasMessage("horizonSteps must be at least 1, but was 0.");
    assertThatThrownBy(() -> new MovingAverage(0)).hasMessageContaining("at least 1, but was 0");
    assertThatThrownBy(() -> new RidgeAutoregression(0))
        .hasMessageContaining("lags must be at least 1, but was 0");
  }
}
