package io.workbench.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class KalmanFilterTest {
  /** The sums below are exact but for the rounding of a few operations. */
  private static final double ROUNDING = 1e-15;

  @Test
  void weighsObservationsByTheirVariances() {
    KalmanFilter filter = new KalmanFilter(0, 4);

    // gain 4 / (4 + 1) = 0.8: mean 0 + 0.8 (1 - 0), variance 4 (1 - 0.8)
    filter.update(1, 1);
    assertThat(filter.mean()).isCloseTo(0.8, within(ROUNDING));
    assertThat(filter.variance()).isCloseTo(0.8, within(ROUNDING));

    // mean 0.5 * 0.8 + 0.1, variance 0.25 * 0.8 + 0.3
    filter.predict(0.5, 0.1, 0.3);
    assertThat(filter.mean()).isCloseTo(0.5, within(ROUNDING));
    assertThat(filter.variance()).isCloseTo(0.5, within(ROUNDING));

    // gain 0.5 / (0.5 + 0.5) = 0.5: mean 0.5 + 0.5 (2 - 0.5), variance 0.25
    filter.update(2, 0.5);
    assertThat(filter.mean()).isCloseTo(1.25, within(ROUNDING));
    assertThat(filter.variance()).isCloseTo(0.25, within(ROUNDING));
  }

  @Test
  void exactObservationLeavesNoDoubt() {
    KalmanFilter filter = new KalmanFilter(0, 1);
    filter.update(3, 0);
    assertThat(filter.mean()).isEqualTo(3);
    assertThat(filter.variance()).isZero();

    filter.update(3, 0);
    assertThat(filter.mean()).isEqualTo(3);
  }
}
