package io.workbench.data.market;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The snapshots of one instrument in order of time, column by column. Arrays are shared, not
 * copied: whoever is handed one reads it and never writes. What is missing is {@code NaN}.
 */
public final class SnapshotSeries {
  private final Instrument instrument;
  private final long[] timesMillis;
  private final Map<String, double[]> columns;

  /**
   * Takes the arrays as they are.
   *
   * @param timesMillis epoch milliseconds, strictly increasing
   * @param columns values by column name, each as long as {@code timesMillis}
   */
  public SnapshotSeries(Instrument instrument, long[] timesMillis, Map<String, double[]> columns) {
    this.instrument = instrument;
    this.timesMillis = timesMillis;
    this.columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    requireIncreasing(timesMillis);
    columns.forEach((name, values) -> requireLength(name, values.length, timesMillis.length));
  }

  public Instrument instrument() {
    return instrument;
  }

  /** Number of snapshots. */
  public int size() {
    return timesMillis.length;
  }

  /** Epoch milliseconds of a row. */
  public long timeMillis(int row) {
    return timesMillis[row];
  }

  /** Epoch milliseconds of all rows, shared. */
  public long[] timesMillis() {
    return timesMillis;
  }

  public boolean has(String column) {
    return columns.containsKey(column);
  }

  /** Names of the columns in the order they were given. */
  public Set<String> columns() {
    return columns.keySet();
  }

  /** Values of a column, shared; asking for one that is absent is an error of the caller. */
  public double[] column(String name) {
    double[] values = columns.get(name);
    if (values == null) {
      throw new IllegalArgumentException(
          "The series has no column \"" + name + "\", only " + columns.keySet() + ".");
    }
    return values;
  }

  /** The same rows under another instrument's name. */
  public SnapshotSeries named(Instrument other) {
    return new SnapshotSeries(other, timesMillis, columns);
  }

  private static void requireIncreasing(long[] times) {
    for (int row = 1; row < times.length; row++) {
      if (times[row] <= times[row - 1]) {
        throw new IllegalArgumentException(
            "Times must increase strictly, but row " + row + " does not follow its predecessor.");
      }
    }
  }

  private static void requireLength(String name, int length, int expected) {
    if (length != expected) {
      throw new IllegalArgumentException(
          "Column \"" + name + "\" must have " + expected + " values, but had " + length + ".");
    }
  }
}
