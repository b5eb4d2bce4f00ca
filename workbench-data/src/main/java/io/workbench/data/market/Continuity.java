package io.workbench.data.market;

/**
 * Where the gapless stretches of a series begin, so that asking whether two rows have a gap between
 * them takes one comparison. A row knows only of the rows before it.
 */
public final class Continuity {
  private final int[] since;

  private Continuity(int[] since) {
    this.since = since;
  }

  /** Walks the times once, from the oldest row on. */
  public static Continuity of(long[] timesMillis, Sampling sampling) {
    int[] since = new int[timesMillis.length];
    for (int row = 1; row < since.length; row++) {
      boolean gap = sampling.isGap(timesMillis[row - 1], timesMillis[row]);
      since[row] = gap ? row : since[row - 1];
    }
    return new Continuity(since);
  }

  /** First row of the gapless stretch that ends at {@code row}. */
  public int since(int row) {
    return since[row];
  }

  /** Rows in the longest gapless stretch. */
  public int longestStretch() {
    int longest = 0;
    for (int row = 0; row < since.length; row++) {
      longest = Math.max(longest, row - since[row] + 1);
    }
    return longest;
  }

  /** Whether no gap lies between two rows; false when {@code from} is before the first row. */
  public boolean holds(int from, int to) {
    return from >= since[to];
  }
}
