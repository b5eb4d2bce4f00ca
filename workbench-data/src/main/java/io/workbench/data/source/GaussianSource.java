package io.workbench.data.source;

import java.util.SplittableRandom;

/**
 * Standard normal numbers that are the same bits on every JVM: Marsaglia's polar method (1964) on
 * the fixed 64-bit stream of {@link SplittableRandom}, with {@link StrictMath} for the logarithm.
 */
final class GaussianSource {
  private static final double UNIT = 0x1p-53;

  private final SplittableRandom random;
  private double spare = Double.NaN;

  GaussianSource(SplittableRandom random) {
    this.random = random;
  }

  double next() {
    if (!Double.isNaN(spare)) {
      double value = spare;
      spare = Double.NaN;
      return value;
    }
    double first;
    double second;
    double square;
    do {
      first = 2 * uniform() - 1;
      second = 2 * uniform() - 1;
      square = first * first + second * second;
    } while (square >= 1 || square == 0);
    double factor = Math.sqrt(-2 * StrictMath.log(square) / square);
    spare = second * factor;
    return first * factor;
  }

  private double uniform() {
    return (random.nextLong() >>> 11) * UNIT;
  }
}
