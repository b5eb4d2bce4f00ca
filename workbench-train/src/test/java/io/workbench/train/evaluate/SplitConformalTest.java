package io.workbench.train.evaluate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SplitConformalTest {
  @Test
  void theHalfWidthIsTheRankedErrorOfTheDefinition() {
    // Sizes 1 … 9: (9 + 1) · 0.8 = 8, the eighth; (9 + 1) · 0.75 = 7.5, the eighth again.
    double[] errors = {9, -1, 8, -2, 7, -3, 6, -4, 5};
    assertThat(SplitConformal.halfWidth(errors, 0.8)).isEqualTo(8.0);
    assertThat(SplitConformal.halfWidth(errors, 0.75)).isEqualTo(8.0);
    assertThat(SplitConformal.halfWidth(errors, 0.9)).isEqualTo(9.0);
  }

  @Test
  void aWholeRankIsNotLiftedByRounding() {
    // 20 · 0.95, 60 · 0.95 and 1,000 · 0.95 are whole; in doubles some of them are a little more.
    for (int windows : new int[] {19, 59, 99, 999}) {
      double[] errors = new double[windows];
      for (int index = 0; index < windows; index++) {
        errors[index] = index + 1;
      }
      assertThat(SplitConformal.halfWidth(errors, 0.95)).isEqualTo((windows + 1) * 95 / 100);
    }
  }

  @Test
  void tooFewErrorsPromiseNothing() {
    // ⌈19 · 0.95⌉ = 19, and there is no nineteenth of 18.
    assertThat(SplitConformal.halfWidth(new double[18], 0.95)).isNull();
    assertThat(SplitConformal.halfWidth(new double[19], 0.95)).isZero();
    assertThatThrownBy(() -> SplitConformal.halfWidth(new double[3], 1))
        .hasMessage("coverage must be above 0 and below 1, but was 1.0.");
    assertThatThrownBy(() -> SplitConformal.halfWidth(new double[3], 0))
        .hasMessage("coverage must be above 0 and below 1, but was 0.0.");
  }

  @Test
  void errorsThatAreNoneAreRefused() {
    double[] broken = {1, Double.NaN};
    assertThatThrownBy(() -> SplitConformal.halfWidth(broken, 0.5))
        .hasMessage("errors must be finite, but is NaN at index 1.");
    assertThatThrownBy(() -> SplitConformal.coverage(broken, 1))
        .hasMessage("errors must be finite, but is NaN at index 1.");
    assertThatThrownBy(() -> SplitConformal.coverage(new double[0], 1))
        .hasMessage("errors must have at least one value, but has none.");
  }

  @Test
  void theCoverageIsTheShareWithinBothEndsIncluded() {
    assertThat(SplitConformal.coverage(new double[] {-2, -1, 0, 1, 2, 3, -3, 1}, 1)).isEqualTo(0.5);
  }

  @Test
  void exchangeableErrorsAreHeldAsOftenAsPromised() {
    Random random = new Random(7);
    for (double coverage : new double[] {0.8, 0.95}) {
      double held = 0;
      int draws = 400;
      for (int draw = 0; draw < draws; draw++) {
        double halfWidth =
            requireNonNull(SplitConformal.halfWidth(heavyTailed(random, 99), coverage));
        held += SplitConformal.coverage(heavyTailed(random, 200), halfWidth);
      }
      // Of exchangeable errors 80 (95) of 100 ranks are held on average, exactly. The mean of 400
      // draws strays from it by 0.04 / 20 (one draw's deviation over √400): 0.01 is five of those.
      assertThat(held / draws).isCloseTo(coverage, within(0.01));
    }
  }

  /** Errors far from normal, about another centre than 0. */
  private static double[] heavyTailed(Random random, int size) {
    double[] errors = new double[size];
    for (int index = 0; index < size; index++) {
      errors[index] = 0.3 + Math.pow(random.nextGaussian(), 3);
    }
    return errors;
  }
}
