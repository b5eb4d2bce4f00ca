package io.workbench.data.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitSpecTest {
  @Test
  void theDefaultSharesAreFixed() {
    assertThat(SplitSpec.standard()).isEqualTo(new SplitSpec(0.70, 0.15, 0.15));
  }

  @Test
  void sharesMayMissOneByRounding() {
    assertThatCode(() -> new SplitSpec(0.6, 0.3, 0.1 + 5e-10)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"0.7, 0.2, 0.2", "0.7, 0.15, 0.1500001", "0.5, 0.2, 0.2"})
  void sharesThatDoNotAddUpAreRefused(double train, double validation, double test) {
    assertThatThrownBy(() -> new SplitSpec(train, validation, test))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("must add up to 1")
        .hasMessageContaining(String.valueOf(test));
  }

  @ParameterizedTest
  @CsvSource({"0, 0.5, 0.5", "1, 0.5, -0.5", "0.8, 0.2, 0", "NaN, 0.5, 0.5"})
  void everyPartNeedsAShare(double train, double validation, double test) {
    assertThatThrownBy(() -> new SplitSpec(train, validation, test))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("must be at least 0.001, but was ");
  }
}
