package io.workbench.data.audit;

/** Equality to the bit; all that is not a number is the same. */
final class Bits {
  private Bits() {}

  static boolean same(double one, double other) {
    return Double.doubleToLongBits(one) == Double.doubleToLongBits(other);
  }

  static boolean same(float one, float other) {
    return Float.floatToIntBits(one) == Float.floatToIntBits(other);
  }
}
