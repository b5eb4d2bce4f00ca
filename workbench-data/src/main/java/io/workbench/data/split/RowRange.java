package io.workbench.data.split;

/**
 * Neighbouring rows.
 *
 * @param from the first row
 * @param toExclusive the row after the last; equal to {@code from} when there is none
 */
public record RowRange(int from, int toExclusive) {
  public RowRange {
    if (from < 0 || toExclusive < from) {
      throw new IllegalArgumentException(
          "A row range runs upward from 0, but was " + from + " to " + toExclusive + ".");
    }
  }

  /** Number of rows. */
  public int size() {
    return toExclusive - from;
  }

  public boolean contains(int row) {
    return row >= from && row < toExclusive;
  }
}
