package io.workbench.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
  @Test
  void agreesWithTheJdkOnAnyDouble() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 100_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertSame(Double.toString(value));
      }
    }
  }

  @Test
  void agreesWithTheJdkOnDecimalsOfAnyLength() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 100_000; i++) {
      int decimals = random.nextInt(20);
      double value = random.nextDouble(-1000, 1000);
      assertSame(String.format(Locale.ROOT, "%." + decimals + "f", value));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1", "-1", "+1", ".5", "5.", "3e-05", "1E5", " 2.5 ", "007", "-0", "1e999"})
  void readsTheCommonForms(String text) {
    assertSame(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "NaN", "nan", "NAN", " nan "})
  void blankAndNanAreMissing(String text) {
    assertThat(parse(text)).isNaN();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abc", "1,5", "1.2.3", "1d", "1f", "1.5D", "0x10", "0x1p3", "-0x1p3", "1e", "--1", "1 2",
        "inf", "na", ".", "-", "e5", "null"
      })
  void refusesWhatIsNoNumber(String text) {
    assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> parse(text));
  }

  private static void assertSame(String text) {
    assertThat(Double.doubleToRawLongBits(parse(text)))
        .as(text)
        .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)));
  }

  private static double parse(String text) {
    char[] padded = ("9" + text + "9").toCharArray();
    return Numbers.parse(padded, 1, text.length());
  }
}
