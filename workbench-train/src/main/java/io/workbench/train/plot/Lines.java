package io.workbench.train.plot;

import java.util.Arrays;

/**
 * Points of a line as it can be seen: no more than a few a pixel, and broken where time has a gap.
 *
 * @param x {@code [points]}
 * @param y {@code [points]}; NaN breaks the line
 */
record Lines(double[] x, double[] y) {
  /** A gap is this many usual steps long, and at least this part of the whole line. */
  private static final int GAP_STEPS = 5;

  private static final int VISIBLE_GAP_PARTS = 150;

  /**
   * The line through all values, thinned to the least and the greatest of each bucket, which draws
   * the same pixels when a bucket is about one wide.
   */
  static Lines thinned(long[] timesMillis, double[] values, int buckets) {
    int size = values.length;
    int width = Math.max(1, (int) Math.ceil(size / (double) buckets));
    long gap = gapMillis(timesMillis);
    Builder builder = new Builder(3 * size + 3);
    int from = 0;
    while (from < size) {
      int to = from + 1;
      while (to < size && to - from < width && timesMillis[to] - timesMillis[to - 1] <= gap) {
        to++;
      }
      if (from > 0 && timesMillis[from] - timesMillis[from - 1] > gap) {
        builder.add(timesMillis[from], Double.NaN);
      }
      addExtremes(builder, timesMillis, values, from, to);
      from = to;
    }
    return builder.build();
  }

  /** A needle from 0 to the extremes of each bucket. */
  static Lines needles(long[] timesMillis, double[] values, int buckets) {
    int width = Math.max(1, (int) Math.ceil(values.length / (double) buckets));
    Builder builder = new Builder(3 * values.length + 3);
    for (int from = 0; from < values.length; from += width) {
      double low = 0;
      double high = 0;
      for (int index = from; index < Math.min(values.length, from + width); index++) {
        low = Math.min(low, values[index]);
        high = Math.max(high, values[index]);
      }
      builder.add(timesMillis[from], low);
      builder.add(timesMillis[from], high);
      builder.add(timesMillis[from], Double.NaN);
    }
    return builder.build();
  }

  private static void addExtremes(
      Builder builder, long[] timesMillis, double[] values, int from, int to) {
    int least = from;
    int greatest = from;
    for (int index = from + 1; index < to; index++) {
      least = values[index] < values[least] ? index : least;
      greatest = values[index] > values[greatest] ? index : greatest;
    }
    int first = Math.min(least, greatest);
    int second = Math.max(least, greatest);
    builder.add(timesMillis[first], values[first]);
    if (second != first) {
      builder.add(timesMillis[second], values[second]);
    }
  }

  /** Steps longer than this are gaps. */
  static long gapMillis(long[] timesMillis) {
    if (timesMillis.length < 3) {
      return Long.MAX_VALUE;
    }
    long[] steps = new long[timesMillis.length - 1];
    for (int index = 0; index < steps.length; index++) {
      steps[index] = timesMillis[index + 1] - timesMillis[index];
    }
    Arrays.sort(steps);
    long span = timesMillis[timesMillis.length - 1] - timesMillis[0];
    return Math.max(GAP_STEPS * steps[steps.length / 2], span / VISIBLE_GAP_PARTS);
  }

  private static final class Builder {
    private final double[] x;
    private final double[] y;
    private int size;

    Builder(int capacity) {
      x = new double[capacity];
      y = new double[capacity];
    }

    void add(double newX, double newY) {
      x[size] = newX;
      y[size] = newY;
      size++;
    }

    Lines build() {
      return new Lines(Arrays.copyOf(x, size), Arrays.copyOf(y, size));
    }
  }
}
