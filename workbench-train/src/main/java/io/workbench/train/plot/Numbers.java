package io.workbench.train.plot;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as words in titles. */
final class Numbers {
  private Numbers() {}

  /** Such as 0.000312 for three digits; as a power of ten where that would be long. */
  static String significant(double value, int digits) {
    if (value == 0) {
      return "0";
    }
    double size = Math.abs(value);
    if (size < 1e-6 || size >= 1e9) {
      return String.format(Locale.ROOT, "%." + (digits - 1) + "e", value);
    }
    BigDecimal decimal = BigDecimal.valueOf(value);
    int decimals = Math.max(0, digits - decimal.precision() + decimal.scale());
    return String.format(Locale.ROOT, "%,." + decimals + "f", decimal);
  }

  /** A share such as R², or that it is undefined. */
  static String share(@Nullable Double value) {
    return value == null
        ? "undefined"
        : String.format(Locale.ROOT, "%.4f", value).replace('-', '−');
  }

  /** A count with separators. */
  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
