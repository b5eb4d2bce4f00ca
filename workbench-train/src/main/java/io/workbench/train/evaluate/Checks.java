package io.workbench.train.evaluate;

/** What every array of prices or errors must be before it is scored. */
final class Checks {
  private Checks() {}

  static void sameLength(String name, double[] values, int expected) {
    requireLength(name, values.length, expected);
  }

  /** So many times, none before the one that it follows. */
  static void notDecreasing(String name, long[] timesMillis, int expected) {
    requireLength(name, timesMillis.length, expected);
    for (int index = 1; index < timesMillis.length; index++) {
      if (timesMillis[index] < timesMillis[index - 1]) {
        throw new IllegalArgumentException(
            name
                + " must not decrease, but is "
                + timesMillis[index]
                + " at index "
                + index
                + (" after " + timesMillis[index - 1] + "."));
      }
    }
  }

  private static void requireLength(String name, int length, int expected) {
    if (length != expected) {
      throw new IllegalArgumentException(
          name + " must have " + expected + " values, but has " + length + ".");
    }
  }

  /** At least one value, and none of them NaN or infinite: nothing is dropped from a score. */
  static void finite(String name, double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException(name + " must have at least one value, but has none.");
    }
    for (int index = 0; index < values.length; index++) {
      if (!Double.isFinite(values[index])) {
        throw new IllegalArgumentException(
            name + " must be finite, but is " + values[index] + " at index " + index + ".");
      }
    }
  }
}
