package io.workbench.models.kernel.benchmark;

import java.util.Arrays;

/** A growing list of measured times, without boxes. */
final class Times {
  private double[] values = new double[1024];
  private int size;

  void add(double value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  int size() {
    return size;
  }

  double[] sorted() {
    return sorted(0);
  }

  /** All but the first third, sorted. */
  double[] withoutWarmUp() {
    return sorted(size / 3);
  }

  private double[] sorted(int from) {
    double[] sorted = Arrays.copyOfRange(values, from, size);
    Arrays.sort(sorted);
    return sorted;
  }
}
