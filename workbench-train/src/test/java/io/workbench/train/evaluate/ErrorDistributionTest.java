package io.workbench.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ErrorDistributionTest {
  @Test
  void momentsQuantilesAndCorrelationsAreThoseOfTheirDefinitions() {
    ErrorDistribution of = ErrorDistribution.of(new double[] {1, -1, 3, 1, 5, 3, 1, 3});
    // Sum 16; distances −1, −3, 1, −1, 3, 1, −1, 1 have the squares 24.
    assertThat(of.mean()).isEqualTo(2);
    assertThat(of.deviation()).isEqualTo(Math.sqrt(3), within(1e-12));
    // Sorted −1, 1, 1, 1, 3, 3, 3, 5: the median lies between 1 and 3, a quarter at place 1.75.
    assertThat(of.quantiles()[3]).isEqualTo(2);
    assertThat(of.quantiles()[2]).isEqualTo(1);
    assertThat(of.quantiles()[6]).isEqualTo(3 + 2 * 0.93, within(1e-12));
    // Products one apart: 3 − 3 − 1 − 3 + 3 − 1 − 1 = −3; two apart: −1 + 3 + 3 − 1 − 3 + 1 = 2.
    assertThat(of.autocorrelation()).hasSize(2);
    assertThat(of.autocorrelation()[0]).isEqualTo(-3 / 24.0, within(1e-12));
    assertThat(of.autocorrelation()[1]).isEqualTo(2 / 24.0, within(1e-12));
  }

  @Test
  void everyErrorIsInOneBinAlsoWhatLiesFarOut() {
    double[] errors = new double[1001];
    errors[0] = 1_000;
    ErrorDistribution of = ErrorDistribution.of(errors);
    assertThat(Arrays.stream(of.counts()).sum()).isEqualTo(1001);
    assertThat(of.counts()[of.counts().length - 1]).isEqualTo(1);
    assertThat(Arrays.stream(of.normal()).sum()).isEqualTo(1001, within(1e-9));
    // The middle one of 41 bins over ±4.1 deviations is ±0.1: 2 Φ(0.1) − 1 = 0.0796557 of a normal.
    assertThat(of.normal()[20] / 1001).isEqualTo(0.0796557, within(1e-7));
  }

  @Test
  void errorsThatAreAllTheSameAreOneBinWithoutCorrelation() {
    ErrorDistribution of = ErrorDistribution.of(new double[] {2, 2, 2, 2, 2, 2, 2, 2});
    assertThat(of.counts()).containsExactly(8);
    assertThat(of.deviation()).isZero();
    assertThat(of.autocorrelation()).isEmpty();
    assertThat(of.quantiles()).containsOnly(2);
  }
}
