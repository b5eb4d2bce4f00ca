package io.workbench.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.workbench.data.market.Continuity;
import io.workbench.data.market.Sampling;
import io.workbench.data.split.RowRange;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MetricsTest {
  /** Every expected value is exact up to the rounding of a handful of additions. */
  private static final double ROUNDING = 1e-14;

  private static final Sampling MILLISECOND = Sampling.ofStep(Duration.ofMillis(1));

  private static final double[] ACTUAL = {2, 4, 5, 5};
  private static final double[] FORECAST = {1, 5, 5, 7};
  private static final double[] LAST = {1, 2, 4, 5};

  @Test
  void errorsFollowTheirDefinitions() {
    // Errors 1, -1, 0, -2: squares 1 + 1 + 0 + 4 = 6, sizes 1 + 1 + 0 + 2 = 4.
    Metrics metrics = Metrics.of(ACTUAL, FORECAST, LAST, 0.5);

    assertThat(metrics.n()).isEqualTo(4);
    assertThat(metrics.mse()).isEqualTo(1.5, within(ROUNDING));
    assertThat(metrics.rmse()).isEqualTo(Math.sqrt(1.5), within(ROUNDING));
    assertThat(metrics.mae()).isEqualTo(1.0, within(ROUNDING));
    // Hyndman and Koehler: 1.0 / 0.5.
    assertThat(metrics.mase()).isEqualTo(2.0, within(ROUNDING));
  }

  @Test
  void percentagesAreFractions() {
    Metrics metrics = Metrics.of(ACTUAL, FORECAST, LAST, 0.5);

    // (1/2 + 1/4 + 0 + 2/5) / 4
    assertThat(metrics.mape()).isEqualTo(1.15 / 4, within(ROUNDING));
    // (2·1/3 + 2·1/9 + 0 + 2·2/12) / 4
    assertThat(metrics.smape()).isEqualTo((6 + 2 + 3) / 9.0 / 4, within(ROUNDING));
  }

  @Test
  void determinationIsMeasuredAgainstTheMeanOfTheActuals() {
    // Mean 4: squares of -2, 0, 1, 1 are 6, as much as the errors: no better than the mean.
    assertThat(Metrics.of(ACTUAL, FORECAST, LAST, 1).r2()).isEqualTo(0.0, within(ROUNDING));
    assertThat(Metrics.of(ACTUAL, ACTUAL, LAST, 1).r2()).isEqualTo(1.0);
  }

  @Test
  void directionCountsOnlyWindowsThatMovedAndAStandstillIsAMiss() {
    // Moves +1, +2, +1, 0; forecasts 0 (a miss), +3, +1, and one that does not count.
    assertThat(Metrics.of(ACTUAL, FORECAST, LAST, 1).directionalAccuracy())
        .isEqualTo(2.0 / 3, within(ROUNDING));
    assertThat(Metrics.of(ACTUAL, LAST, LAST, 1).directionalAccuracy()).isEqualTo(0.0);
  }

  @Test
  void aConstantSeriesLeavesOutWhatIsUndefined() {
    // 0.1 three times: its mean is not 0.1 in floating point, and r2 must not divide by that.
    double[] constant = {0.1, 0.1, 0.1};

    Metrics metrics = Metrics.of(constant, new double[] {0.1, 0.2, 0.1}, constant, 0);

    assertThat(metrics.r2()).isNull();
    assertThat(metrics.mase()).isNull();
    assertThat(metrics.directionalAccuracy()).isNull();
    assertThat(metrics.mae()).isEqualTo(0.1 / 3, within(ROUNDING));
  }

  @Test
  void aPriceOfZeroHasNoPercentageButASymmetricOne() {
    Metrics metrics = Metrics.of(new double[] {0, 0}, new double[] {0, 1}, new double[] {0, 0}, 1);

    assertThat(metrics.mape()).isNull();
    // 0 where both are 0, and 2·1/1 = 2 at the other.
    assertThat(metrics.smape()).isEqualTo(1.0, within(ROUNDING));
  }

  @Test
  void theNaiveScaleIsTheMeanOneStepChange() {
    double[] prices = {1, 3, 2, 2, 100};
    Continuity gapless = Continuity.of(new long[] {0, 1, 2, 3, 4}, MILLISECOND);

    // |3 − 1|, |2 − 3|, |2 − 2|; the last row is not of the train part.
    assertThat(Metrics.naiveScale(prices, new RowRange(0, 4), gapless))
        .isEqualTo(1.0, within(ROUNDING));
    assertThat(Metrics.naiveScale(prices, new RowRange(0, 1), gapless)).isZero();
    assertThat(Metrics.naiveScale(prices, new RowRange(0, 0), gapless)).isZero();
  }

  @Test
  void aChangeAcrossAGapOrAMissingPriceIsNoStepOfTheNaiveScale() {
    double[] prices = {1, 3, 50, 51, Double.NaN, 90, 92};
    Continuity gapAfterTheSecond = Continuity.of(new long[] {0, 1, 5, 6, 7, 8, 9}, MILLISECOND);

    // |3 − 1|, |51 − 50|, |92 − 90|
    assertThat(Metrics.naiveScale(prices, new RowRange(0, 7), gapAfterTheSecond))
        .isEqualTo(5.0 / 3, within(ROUNDING));
  }

  @Test
  void oneWindowIsEnough() {
    Metrics metrics = Metrics.of(new double[] {2}, new double[] {1}, new double[] {1}, 1);

    assertThat(metrics.rmse()).isEqualTo(1.0);
    assertThat(metrics.r2()).isNull();
  }

  @Test
  void nothingThatIsNotANumberIsScored() {
    double[] prices = {1, 2};

    assertThatThrownBy(() -> Metrics.of(prices, new double[] {1, Double.NaN}, prices, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("forecast must be finite, but is NaN at index 1.");
    assertThatThrownBy(() -> Metrics.of(prices, new double[] {1}, prices, 1))
        .hasMessage("forecast must have 2 values, but has 1.");
    assertThatThrownBy(() -> Metrics.of(new double[0], new double[0], new double[0], 1))
        .hasMessage("actual must have at least one value, but has none.");
  }
}
