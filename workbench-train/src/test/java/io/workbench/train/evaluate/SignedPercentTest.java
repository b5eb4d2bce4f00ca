package io.workbench.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignedPercentTest {
  @ParameterizedTest
  @CsvSource({
    "0.0418, +4.2 %",
    "-0.22079, -22.1 %",
    "0, +0.0 %",
    "-0.0, +0.0 %",
    "-0.0004, +0.0 %",
    "-0.0006, -0.1 %",
    "0.0005, +0.1 %"
  })
  void nothingHasNoMinus(double fraction, String text) {
    assertThat(SignedPercent.of(fraction)).isEqualTo(text);
  }
}
