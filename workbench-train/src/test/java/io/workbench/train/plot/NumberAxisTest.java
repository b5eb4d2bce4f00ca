package io.workbench.train.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class NumberAxisTest {
  @Test
  void ticksAreRoundAndHaveTheDecimalsOfTheirStep() {
    assertThat(labels(NumberAxis.over(5, new double[] {1.9, 2.15})))
        .containsExactly("1.9", "2.0", "2.1");
    assertThat(labels(NumberAxis.over(5, new double[] {1.1795, 1.1810})))
        .containsExactly("1.1795", "1.1800", "1.1805", "1.1810");
    assertThat(labels(NumberAxis.over(5, new double[] {21_000, 43_000})))
        .containsExactly("20,000", "25,000", "30,000", "35,000", "40,000");
  }

  @Test
  void zeroAndMinusAreWrittenAsInPrint() {
    assertThat(labels(NumberAxis.aroundZero(new double[] {0.01, -0.02})))
        .containsExactly("−0.02", "−0.01", "0", "0.01", "0.02");
  }

  @Test
  void numbersThatWouldBeLongArePowersOfTen() {
    assertThat(labels(NumberAxis.aroundZero(new double[] {2e-8})))
        .containsExactly("−2e−8", "−1e−8", "0", "1e−8", "2e−8");
    assertThat(labels(NumberAxis.over(3, new double[] {1e9, 1.2e9})))
        .containsExactly("1.0e9", "1.1e9", "1.2e9");
  }

  @Test
  void aConstantHasRoomAboutIt() {
    for (double constant : new double[] {2, -2, 0, 1.18, 1e-12, 1e12}) {
      // The second value is the constant with a rounding error.
      Axis axis = NumberAxis.over(5, new double[] {constant, constant * (1 + 1e-15)});

      assertThat(axis.fraction(constant)).isBetween(0.4, 0.6);
      assertThat(labels(axis)).hasSizeBetween(2, 6).doesNotHaveDuplicates();
    }
  }

  @Test
  void valuesLieWithinTheAxisAndNaNIsPassedOver() {
    Axis axis = NumberAxis.over(5, new double[] {3, Double.NaN, 7}, new double[] {-1});

    assertThat(axis.fraction(-1)).isBetween(0.0, 0.1);
    assertThat(axis.fraction(7)).isBetween(0.9, 1.0);
    assertThat(axis.fraction(Double.NaN)).isNaN();
  }

  @Test
  void aLogarithmicAxisMakesEqualRatiosEqual() {
    Axis axis = NumberAxis.logarithmic(new double[] {0.01, Double.NaN, 1});

    assertThat(labels(axis)).containsExactly("0.01", "0.02", "0.05", "0.1", "0.2", "0.5", "1");
    assertThat(axis.fraction(0.1)).isEqualTo(0.5, within(1e-12));
    assertThat(labels(NumberAxis.logarithmic(new double[] {1e-7, 1e-3})))
        .containsExactly("1e−7", "1e−6", "0.00001", "0.0001", "0.001");
  }

  @Test
  void lossesAreLogarithmicFromAFactorOfTen() {
    assertThat(NumberAxis.spansDecades(new double[] {0.1, 0.99})).isFalse();
    assertThat(NumberAxis.spansDecades(new double[] {0.1}, new double[] {1.0})).isTrue();
    assertThat(NumberAxis.spansDecades(new double[] {0, 1})).isFalse();
    assertThat(NumberAxis.spansDecades(new double[0])).isFalse();
  }

  @Test
  void epochsAreWholeNumbers() {
    assertThat(labels(NumberAxis.wholeNumbers(1, 1, 15))).containsExactly("1");
    assertThat(labels(NumberAxis.wholeNumbers(1, 5, 15))).containsExactly("1", "2", "3", "4", "5");
    assertThat(labels(NumberAxis.wholeNumbers(1, 50, 15)))
        .containsExactly("1", "5", "10", "15", "20", "25", "30", "35", "40", "45", "50");
    assertThat(labels(NumberAxis.wholeNumbers(1, 28, 15)))
        .containsExactly(
            "1", "4", "6", "8", "10", "12", "14", "16", "18", "20", "22", "24", "26", "28");
  }

  @Test
  void anAxisHasAnExtent() {
    assertThatThrownBy(() -> new Axis(1, 1, false, List.of()))
        .hasMessage("max must be more than min 1.0, but was 1.0.");
  }

  private static List<String> labels(Axis axis) {
    return axis.ticks().stream().map(Tick::label).toList();
  }
}
