package io.workbench.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class KalmanFilterTest {
  /** The sums below are exact but for the rounding of a few operations. */
  private static final double ROUNDING = 1e-15;

  @Test
  void weighsObservationsByTheirVariances() {
    KalmanFilter filter = new KalmanFilter(0.5, 4, 1, 0);

    // gain 4 / (4 + 1) = 0.8: mean 0 + 0.8 (1 - 0), variance 4 (1 - 0.8) = 0.8
    filter.update(1, 1);
    assertThat(filter.meanA()).isCloseTo(0.8, within(ROUNDING));
    assertThat(filter.meanB()).isZero();

    // mean 0.5 * 0.8 + 0.1, variance 0.25 * 0.8 + 0.3 = 0.5
    filter.predict(0.1, 0.3, 0);
    assertThat(filter.meanA()).isCloseTo(0.5, within(ROUNDING));

    // gain 0.5 / (0.5 + 0.5) = 0.5: mean 0.5 + 0.5 (2 - 0.5)
    filter.update(2, 0.5);
    assertThat(filter.meanA()).isCloseTo(1.25, within(ROUNDING));
    assertThat(filter.meanB()).isZero();
  }

  @Test
  void sharesASurpriseBetweenTheStates() {
    KalmanFilter filter = new KalmanFilter(1, 1, 1, 1);
    // a + b has variance 2; after observations 3 and 5 of noise 1 its mean is 2 / (2 + 1/2) * 4.
    filter.update(3, 1);
    assertThat(filter.meanA()).isCloseTo(1, within(ROUNDING));
    filter.predict(0, 0, 0);
    filter.update(5, 1);
    assertThat(filter.meanA()).isCloseTo(1.6, within(ROUNDING));
    assertThat(filter.meanB()).isCloseTo(1.6, within(ROUNDING));
  }

  @Test
  void exactObservationLeavesNoDoubt() {
    KalmanFilter filter = new KalmanFilter(1, 1, 1, 0);
    filter.update(3, 0);
    assertThat(filter.meanA()).isEqualTo(3);

    filter.update(3, 0);
    assertThat(filter.meanA()).isEqualTo(3);
  }
}
