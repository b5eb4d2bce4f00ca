package io.workbench.train.plot;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Points of a scatter as it can be seen: one for each small cell of the plot that has any, so that
 * a hundred thousand points take no longer than a few, and none that lies apart is lost.
 *
 * @param x {@code [points]}
 * @param y {@code [points]}
 */
record Dots(double[] x, double[] y) {
  /** Cells along an axis: about two pixels each. */
  private static final int CELLS = 200;

  /** The first point of each cell, on two axes that are the same. */
  static Dots distinct(double[] x, double[] y, Axis axis) {
    BitSet taken = new BitSet(CELLS * CELLS);
    double[] keptX = new double[x.length];
    double[] keptY = new double[x.length];
    int kept = 0;
    for (int point = 0; point < x.length; point++) {
      int cell = cell(axis.fraction(x[point])) * CELLS + cell(axis.fraction(y[point]));
      if (!taken.get(cell)) {
        taken.set(cell);
        keptX[kept] = x[point];
        keptY[kept] = y[point];
        kept++;
      }
    }
    return new Dots(Arrays.copyOf(keptX, kept), Arrays.copyOf(keptY, kept));
  }

  private static int cell(double fraction) {
    return Math.max(0, Math.min(CELLS - 1, (int) (fraction * CELLS)));
  }
}
