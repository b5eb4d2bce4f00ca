package io.workbench.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SeedSpreadTest {
  /** The quantile is searched for to 1e-9, and multiplied by less than 2. */
  private static final Offset<Double> SEARCHED = within(1e-8);

  /** With one degree of freedom t is Cauchy's: its quantile of p is tan(π (p − 1/2)). */
  @Test
  void twoSeeds() {
    SeedSpread spread = SeedSpread.of(List.of(3.0, 1.0));

    assertThat(spread.n()).isEqualTo(2);
    assertThat(spread.mean()).isEqualTo(2);
    assertThat(spread.standardDeviation()).isEqualTo(Math.sqrt(2), within(1e-15));
    double quantile = Math.tan(0.475 * Math.PI);
    assertThat(spread.halfWidth()).isCloseTo(quantile * Math.sqrt(2) / Math.sqrt(2), SEARCHED);
  }

  /** With two degrees the quantile of p is (2p − 1) √(2 / (4p (1 − p))). */
  @Test
  void threeSeeds() {
    SeedSpread spread = SeedSpread.of(List.of(1.0, 2.0, 6.0));

    assertThat(spread.n()).isEqualTo(3);
    assertThat(spread.mean()).isEqualTo(3);
    // Squares 4 + 1 + 9 = 14, over two.
    assertThat(spread.standardDeviation()).isEqualTo(Math.sqrt(7), within(1e-15));
    double quantile = 0.95 * Math.sqrt(2 / (4 * 0.975 * 0.025));
    assertThat(spread.halfWidth()).isCloseTo(quantile * Math.sqrt(7 / 3.0), SEARCHED);
  }

  @Test
  void oneSeedHasNoSpread() {
    assertThatThrownBy(() -> SeedSpread.of(List.of(1.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("values must be at least 2, but were 1.");
  }
}
