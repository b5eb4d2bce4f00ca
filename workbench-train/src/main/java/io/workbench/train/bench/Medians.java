package io.workbench.train.bench;

import java.util.Arrays;
import java.util.Collection;

/** The middle of several measurements. */
public final class Medians {
  private Medians() {}

  /** The median; the mean of the two in the middle of an even number. */
  public static double of(Collection<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("A median needs at least one value.");
    }
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
