package io.workbench.train.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.workbench.train.spec.ParameterSpec.Cell;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParameterSpecTest {
  // Rounding of a logarithm and its inverse.
  private static final double ROUNDING = 1e-9;

  static Stream<ParameterSpec> parameters() {
    return Stream.of(
        new ChoiceParameter("a", List.of("x", 2L, true), null),
        new ChoiceParameter("a", List.of("x"), null),
        new IntParameter("a", -3, 4, null, false, null),
        new IntParameter("a", 10, 50, 10L, false, null),
        new IntParameter("a", 1, 300, null, true, null),
        new RealParameter("a", -1, 2, null, false, null),
        new RealParameter("a", 0.1, 0.7, 0.2, false, null),
        new RealParameter("a", 1e-300, 1e300, null, true, null),
        new RealParameter("a", 1e-4, 1e-2, null, true, null));
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void everyUnitGivesAValueThatLeadsBackToIt(ParameterSpec parameter) {
    for (int index = 0; index <= 1000; index++) {
      double unit = index / 1000.0;
      Object value = parameter.valueAt(unit);
      Cell cell = parameter.cell(unit);

      assertThat(parameter.takes(value)).isTrue();
      Object again = parameter.valueAt(parameter.unitOf(value));
      if (parameter.levels() > 0) {
        assertThat(again).isEqualTo(value);
      } else {
        assertThat(parameter.unitOf(again)).isCloseTo(parameter.unitOf(value), within(ROUNDING));
      }
      assertThat(parameter.unitOf(value)).isBetween(cell.low() - ROUNDING, cell.high() + ROUNDING);
      assertThat(unit).isBetween(cell.low() - ROUNDING, cell.high() + ROUNDING);
    }
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void everyLevelIsReachedAndHasACellOfItsOwn(ParameterSpec parameter) {
    Map<Object, Cell> cells = new HashMap<>();
    for (int index = 0; index < 20_000; index++) {
      double unit = (index + 0.5) / 20_000;
      cells.put(parameter.valueAt(unit), parameter.cell(unit));
    }

    if (parameter.levels() > 0) {
      assertThat(cells).hasSize((int) parameter.levels());
      double covered = cells.values().stream().mapToDouble(cell -> cell.high() - cell.low()).sum();
      assertThat(covered).isCloseTo(1, within(ROUNDING));
    }
  }

  @Test
  void theEndsOfTheUnitIntervalAreTheEndsOfTheRange() {
    ParameterSpec whole = new IntParameter("a", 16, 128, null, true, null);
    ParameterSpec real = new RealParameter("a", 1e-4, 1e-2, null, true, null);

    assertThat(whole.valueAt(0)).isEqualTo(16L);
    assertThat(whole.valueAt(1)).isEqualTo(128L);
    assertThat(real.valueAt(0)).isEqualTo(1e-4);
    assertThat(real.valueAt(1)).isEqualTo(1e-2);
    assertThat((Double) real.valueAt(0.5)).isCloseTo(1e-3, within(1e-12));
    assertThat(new IntParameter("a", 1, 4, null, false, null).valueAt(0.26)).isEqualTo(2L);
  }

  @Test
  void stepsAreDecimal() {
    ParameterSpec steps = new RealParameter("a", 0.1, 0.7, 0.2, false, null);

    assertThat(steps.gridValues(9)).containsExactly(0.1, 0.3, 0.5, 0.7);
    assertThat(steps.gridValues(3)).containsExactly(0.1, 0.3, 0.5, 0.7);
    assertThat(steps.levels()).isEqualTo(4);
    assertThat(steps.takes(0.3)).isTrue();
    assertThat(steps.takes(0.4)).isFalse();
  }

  @Test
  void aGridTakesAllStepsOfARangeAndSpreadPointsOfAContinuumOrAVeryWideOne() {
    assertThat(new IntParameter("a", 1, 3, null, false, null).gridValues(5))
        .containsExactly(1L, 2L, 3L);
    assertThat(new IntParameter("a", 0, 100, 10L, false, null).gridValues(3))
        .containsExactly(0L, 10L, 20L, 30L, 40L, 50L, 60L, 70L, 80L, 90L, 100L);
    assertThat(new IntParameter("a", 1, 2049, null, false, null).gridValues(3))
        .containsExactly(1L, 1025L, 2049L);
    assertThat(new RealParameter("a", 0, 0.4, 0.05, false, null).gridValues(5)).hasSize(9);
    assertThat(new IntParameter("a", 1, 16, null, true, null).gridValues(5))
        .containsExactly(1L, 2L, 4L, 8L, 16L);
    assertThat(new RealParameter("a", 0, 1, null, false, null).gridValues(3))
        .containsExactly(0.0, 0.5, 1.0);
    assertThat(new ChoiceParameter("a", List.of("x", "y", "z"), null).gridValues(2)).hasSize(3);
  }

  @Test
  void onlyRisingNumbersAreAnOrderedChoice() {
    assertThat(new ChoiceParameter("a", List.of(8L, 16.5, 32L), null).ordered()).isTrue();
    assertThat(new ChoiceParameter("a", List.of(8L, 4L), null).ordered()).isFalse();
    assertThat(new ChoiceParameter("a", List.of("x", "y"), null).ordered()).isFalse();
  }

  @Test
  void whatLiesOutsideIsNotTaken() {
    ParameterSpec whole = new IntParameter("a", 1, 9, 2L, false, null);

    assertThat(whole.takes(3.0)).isTrue();
    assertThat(whole.takes(2L)).isFalse();
    assertThat(whole.takes(11L)).isFalse();
    assertThat(whole.takes("3")).isFalse();
    assertThatThrownBy(() -> whole.unitOf(2L))
        .hasMessage("\"a\" must be a value of [1, 9] in steps of 2, but was 2.");
    assertThatThrownBy(() -> new ChoiceParameter("a", List.of("x"), null).unitOf("y"))
        .hasMessage("\"a\" must be one of [x], but was y.");
  }
}
