package io.workbench.data.source;

import io.workbench.data.InputException;
import java.time.Duration;

/** Rules of a synthetic market's parameters, with the sentence that names what breaks them. */
final class MarketChecks {
  private MarketChecks() {}

  static void requirePositive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw refused(name, "must be a positive number", value);
    }
  }

  static void requireAtLeast(String name, double value, double min) {
    if (!(value >= min && value < Double.POSITIVE_INFINITY)) {
      throw refused(name, "must be at least " + min, value);
    }
  }

  static void requireBetween(String name, double value, double min, double max) {
    if (!(value >= min && value <= max)) {
      throw refused(name, "must be from " + min + " to " + max, value);
    }
  }

  static void requireTime(String name, Duration value) {
    if (value.toMillis() < 1) {
      throw refused(name, "must be at least a millisecond", value);
    }
  }

  static InputException refused(String name, String rule, Object value) {
    return new InputException("data.market." + name + " " + rule + ", but was " + value + ".");
  }
}
