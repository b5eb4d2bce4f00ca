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
  void binsAreAFifthOfADeviationAroundTheMean() {
    // Mean 2 and deviation √3 as above; 41 bins from −4.1 to 4.1 deviations, each 0.2 wide.
    ErrorDistribution of = ErrorDistribution.of(new double[] {1, -1, 3, 1, 5, 3, 1, 3});
    assertThat(of.low()).isEqualTo(2 - 4.1 * Math.sqrt(3), within(1e-12));
    assertThat(of.binWidth()).isEqualTo(0.2 * Math.sqrt(3), within(1e-12));
    // −1, 1, 3 and 5 lie 2.37, 3.52, 4.68 and 5.83 deviations above the lowest edge.
    int[] counts = new int[41];
    counts[11] = 1;
    counts[17] = 3;
    counts[23] = 3;
    counts[29] = 1;
    assertThat(of.counts()).containsExactly(counts);
    assertThat(of.normal()).hasSize(41);
    // Φ(−3.9) = 4.8096e-5 of a standard normal distribution lie below the first edge.
    assertThat(of.normal()[0] / 8).isEqualTo(4.8096e-5, within(1e-9));
  }

  @Test
  void oneErrorIsEachOfItsQuantiles() {
    ErrorDistribution of = ErrorDistribution.of(new double[] {-3});
    assertThat(of.quantiles()).hasSize(ErrorDistribution.QUANTILES.length).containsOnly(-3);
    assertThat(of.counts()).containsExactly(1);
    assertThat(of.autocorrelation()).isEmpty();
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
    // The mean of six times 0.1 is not 0.1 in floating point.
    ErrorDistribution tenths = ErrorDistribution.of(new double[] {0.1, 0.1, 0.1, 0.1, 0.1, 0.1});
    assertThat(tenths.counts()).containsExactly(6);
    assertThat(tenths.deviation()).isZero();
    assertThat(tenths.autocorrelation()).isEmpty();
  }
}
