package io.workbench.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.workbench.train.evaluate.PanelMetrics.Scored;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PanelMetricsTest {
  private static final Offset<Double> ROUNDING = within(1e-12);

  /** Errors 1 and −1, actuals 2 and 4; the price moved by 1 a step in the train part. */
  private static final Scored CHEAP =
      new Scored(new double[] {2, 4}, new double[] {1, 5}, new double[] {2, 3}, 1);

  /** One error of 10, actuals 100 and 120; the price moved by 5 a step in the train part. */
  private static final Scored DEAR =
      new Scored(new double[] {100, 120}, new double[] {90, 120}, new double[] {95, 110}, 5);

  @Test
  void oneInstrumentHasItsOwnMetrics() {
    assertThat(PanelMetrics.of(List.of(CHEAP))).isEqualTo(CHEAP.metrics());
  }

  @Test
  void everyWindowCountsTheSame() {
    Metrics pooled = PanelMetrics.of(List.of(CHEAP, DEAR));

    assertThat(pooled.n()).isEqualTo(4);
    assertThat(pooled.mse()).isCloseTo((1 + 1 + 100 + 0) / 4.0, ROUNDING);
    assertThat(pooled.mae()).isCloseTo((1 + 1 + 10 + 0) / 4.0, ROUNDING);
    assertThat(pooled.mape()).isCloseTo((1 / 2.0 + 1 / 4.0 + 10 / 100.0) / 4, ROUNDING);
    // Moved: 3 to 4 (foretold 5), 95 to 100 (foretold 90), 110 to 120 (foretold 120).
    assertThat(pooled.directionalAccuracy()).isCloseTo(2 / 3.0, ROUNDING);
  }

  @Test
  void scaleAndMeanAreTheInstrumentsOwn() {
    Metrics pooled = PanelMetrics.of(List.of(CHEAP, DEAR));

    assertThat(pooled.mase()).isCloseTo((1 / 1.0 + 1 / 1.0 + 10 / 5.0 + 0) / 4, ROUNDING);
    // Σ(actual − own mean)² is 1 + 1 about 3 and 100 + 100 about 110.
    assertThat(pooled.r2()).isCloseTo(1 - 102 / 202.0, ROUNDING);
  }

  @Test
  void whatOneInstrumentLeavesUndefinedIsAbsent() {
    Scored still = new Scored(new double[] {7, 7}, new double[] {7, 8}, new double[] {7, 7}, 0);

    assertThat(PanelMetrics.of(List.of(CHEAP, still)).mase()).isNull();
    assertThat(PanelMetrics.of(List.of(CHEAP, still)).r2()).isCloseTo(1 - 3 / 2.0, ROUNDING);
    assertThat(PanelMetrics.of(List.of(still, still)).r2()).isNull();
    // The mean of three times 0.1 is not 0.1 in floating point.
    double[] tenths = {0.1, 0.1, 0.1};
    Scored stillToo = new Scored(tenths, new double[] {0.1, 0.2, 0.1}, tenths, 0);
    assertThat(PanelMetrics.of(List.of(stillToo, stillToo)).r2()).isNull();
  }

  @Test
  void theTestOfSeveralIsThatOfTheSumsAtEachInstant() {
    long[] times = {1, 1, 2, 3, 3, 4, 4};
    double[] model = {1, 2, 0, 1, 1, 3, 0};
    double[] baseline = {2, 2, 1, 1, 2, 1, 1};
    // Differentials: 1 − 4 + 0, −1, 0 + 1 − 4, 9 − 1 + 0 − 1.
    double[] sums = {-3, -1, -3, 7};
    double[] positive = new double[sums.length];
    double[] negative = new double[sums.length];
    for (int instant = 0; instant < sums.length; instant++) {
      positive[instant] = Math.sqrt(Math.max(0, sums[instant]));
      negative[instant] = Math.sqrt(Math.max(0, -sums[instant]));
    }

    DieboldMariano panel = DieboldMariano.ofPanel(times, model, baseline, 2);
    DieboldMariano sum = DieboldMariano.of(positive, negative, 2);

    assertThat(panel.statistic()).isCloseTo(sum.statistic(), within(1e-9));
    assertThat(panel.pValue()).isCloseTo(sum.pValue(), within(1e-9));
  }
}
