package io.workbench.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DieboldMarianoTest {
  /** Two double implementations that sum in another order; Student's t is good to 1e-10. */
  private static final double AGREEMENT = 1e-9;

  private static final double[] MODEL = {
    0.5, -0.3, 0.8, -0.2, 0.4, -0.9, 0.1, 0.7, -0.6, 0.3, -0.4, 0.2
  };
  private static final double[] BASELINE = {
    0.7, -0.5, 0.6, -0.8, 0.9, -1.1, 0.4, 0.5, -0.9, 0.2, -0.7, 0.6
  };

  @Test
  void reproducesThePublishedExampleOfTheDieboldmarianoPackage() {
    // README of github.com/edoannunziata/dieboldmariano: actuals 10, 20, 30, 40, 50, forecasts
    // 11, 21, 29, 42, 53 and 13, 26, 24, 40, 59; one-sided p 0.04515565862099125.
    DieboldMariano test =
        DieboldMariano.of(new double[] {-1, -1, 1, -2, -3}, new double[] {-3, -6, 6, 0, -9}, 1);

    assertThat(test.statistic()).isEqualTo(-2.2229922805746782, within(AGREEMENT));
    assertThat(test.pValue()).isEqualTo(2 * 0.04515565862099125, within(AGREEMENT));
  }

  @Test
  void oneStepAheadIsThePairedTTest() {
    // scipy.stats.ttest_1samp(model**2 - baseline**2, 0) of scipy 1.17.1.
    assertOutcome(1, -2.641087403996587, 0.022948608482102555);
  }

  @Test
  void severalStepsAheadUseTheRectangularKernel() {
    // statsmodels: OLS of the loss differential on a constant, cov_type="HAC", maxlags = h − 1,
    // kernel="uniform", use_correction=False; times sqrt((n + 1 − 2h + h(h − 1)/n)/n); t with 11.
    assertOutcome(2, -2.65943830125882, 0.022208963937610727);
    assertOutcome(3, -3.275585992094245, 0.007391484346832539);
  }

  @Test
  void bartlettsKernelStepsInWhenTheRectangularVarianceIsNegative() {
    // At h = 4 and 6 statsmodels' uniform kernel gives a negative variance; kernel="bartlett" does
    // not.
    assertOutcome(4, -2.701662951270192, 0.02059545411723968);
    assertOutcome(6, -2.9043844537737176, 0.014332270109572815);
  }

  @Test
  void swappingTheTwoTurnsTheSignAndKeepsTheProbability() {
    DieboldMariano swapped = DieboldMariano.of(BASELINE, MODEL, 1);

    assertThat(swapped.statistic()).isEqualTo(2.641087403996587, within(AGREEMENT));
    assertThat(swapped.pValue()).isEqualTo(0.022948608482102555, within(AGREEMENT));
  }

  @Test
  void identicalForecastsHaveNoStatisticAndProbabilityOne() {
    assertThat(DieboldMariano.of(MODEL, MODEL.clone(), 3)).isEqualTo(undefined());
  }

  @Test
  void tooFewWindowsForTheHorizonHaveNoStatistic() {
    assertThat(DieboldMariano.of(new double[] {1}, new double[] {2}, 1)).isEqualTo(undefined());
    assertThat(DieboldMariano.of(new double[] {1, 2, 3}, new double[] {2, 2, 5}, 3))
        .isEqualTo(undefined());
  }

  @Test
  void differencesWhoseSquaresVanishHaveNoStatistic() {
    // Differentials of 1e-200 vary, but their squares, 1e-400, are below the least double.
    assertThat(DieboldMariano.of(new double[] {1e-100, 0, 1e-100}, new double[3], 1))
        .isEqualTo(undefined());
  }

  @Test
  void aHandCalculationAgrees() {
    // d = 1, −1, 1, −1, 5: mean 1, squares about it 0 + 4 + 0 + 4 + 16 = 24, s² = 24 / 4 = 6, so
    // t = 1 / √(6 / 5). With ν = 4 and u = t / √(4 + t²) Student's t has the closed form
    // P(|T| > t) = 1 − u (3 − u²) / 2.
    DieboldMariano test =
        DieboldMariano.of(new double[] {1, 0, 1, 0, Math.sqrt(5)}, new double[] {0, 1, 0, 1, 0}, 1);

    double t = Math.sqrt(5.0 / 6);
    double u = t / Math.sqrt(4 + t * t);
    assertThat(test.statistic()).isEqualTo(t, within(AGREEMENT));
    assertThat(test.pValue()).isEqualTo(1 - u * (3 - u * u) / 2, within(AGREEMENT));
  }

  @Test
  void theHorizonIsChecked() {
    assertThatThrownBy(() -> DieboldMariano.of(MODEL, BASELINE, 0))
        .hasMessage("horizonSteps must be at least 1, but was 0.");
    assertThatThrownBy(() -> DieboldMariano.of(MODEL, new double[] {1}, 1))
        .hasMessage("baselineErrors must have 12 values, but has 1.");
  }

  @Test
  void aPanelsTimesAndErrorsAreChecked() {
    double[] two = {1, 2};
    assertThatThrownBy(() -> DieboldMariano.ofPanel(new long[] {1, 2, 3}, two, two, 1))
        .hasMessage("timesMillis must have 2 values, but has 3.");
    assertThatThrownBy(() -> DieboldMariano.ofPanel(new long[] {1}, two, two, 1))
        .hasMessage("timesMillis must have 2 values, but has 1.");
    assertThatThrownBy(() -> DieboldMariano.ofPanel(new long[] {2, 1}, two, two, 1))
        .hasMessage("timesMillis must not decrease, but is 1 at index 1 after 2.");
    assertThatThrownBy(() -> DieboldMariano.ofPanel(new long[] {1, 1}, two, new double[] {1}, 1))
        .hasMessage("baselineErrors must have 2 values, but has 1.");
    assertThatThrownBy(
            () -> DieboldMariano.ofPanel(new long[] {1, 2}, new double[] {1, Double.NaN}, two, 1))
        .hasMessage("modelErrors must be finite, but is NaN at index 1.");
    assertThatThrownBy(() -> DieboldMariano.ofPanel(new long[] {1, 2}, two, two, 0))
        .hasMessage("horizonSteps must be at least 1, but was 0.");
  }

  private static void assertOutcome(int horizonSteps, double statistic, double pValue) {
    DieboldMariano test = DieboldMariano.of(MODEL, BASELINE, horizonSteps);

    assertThat(test.statistic()).isEqualTo(statistic, within(AGREEMENT));
    assertThat(test.pValue()).isEqualTo(pValue, within(AGREEMENT));
  }

  private static DieboldMariano undefined() {
    return new DieboldMariano(null, 1);
  }
}
