package io.workbench.train.evaluate;

/** What every array of prices or errors must be before it is scored. */
final class Checks {
  private Checks() {}

  static void sameLength(String name, double[] values, int expected) {
    if (values.length != expected) {
      throw new IllegalArgumentException(
          name + " must have " + expected + " values, but has " + values.length + ".");
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
