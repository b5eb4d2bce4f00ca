package io.workbench.train.sweep.report;

import java.util.Arrays;

/** Ranks of numbers from 0; equal numbers share their mean rank. */
final class Ranks {
  private Ranks() {}

  static double[] of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double[] ranks = new double[values.length];
    for (int index = 0; index < values.length; index++) {
      int below = 0;
      int same = 0;
      for (double other : sorted) {
        below += other < values[index] ? 1 : 0;
        same += other == values[index] ? 1 : 0;
      }
      ranks[index] = below + (same - 1) / 2.0;
    }
    return ranks;
  }
}
