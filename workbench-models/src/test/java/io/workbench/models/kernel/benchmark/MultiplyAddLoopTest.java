package io.workbench.models.kernel.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class MultiplyAddLoopTest {
  static final List<MultiplyAddLoop> LOOPS =
      List.of(new ScalarMultiplyAddLoop(), new VectorMultiplyAddLoop());

  /**
   * Each number goes to the fixed point 0.001 / (1 - 0.999) = 1, so that their sum counts them.
   * Tolerance: a rounding of 2⁻²⁴ is carried on by 0.999 a round, so it counts a thousandfold, and
   * there are four a round (the two constants, the product, the sum).
   */
  @ParameterizedTest
  @FieldSource("LOOPS")
  void worksOnAsManyNumbersAsItSays(MultiplyAddLoop loop) {
    int count = loop.multiplyAddsInRound();
    double tolerance = count * 4 * 1000 * Math.pow(2, -24);
    assertThat((double) loop.run(20_000)).isCloseTo(count, within(tolerance));
  }

  @Test
  void theBestUsesTheVectorApi() {
    assertThat(MultiplyAddLoop.best()).isInstanceOf(VectorMultiplyAddLoop.class);
  }
}
