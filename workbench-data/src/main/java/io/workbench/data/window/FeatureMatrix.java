package io.workbench.data.window;

import io.workbench.data.market.Column;
import io.workbench.data.market.Continuity;
import io.workbench.data.market.Sampling;
import io.workbench.data.market.SnapshotSeries;

/** The standardised rows of one series, which all windows on it share. */
final class FeatureMatrix {
  private final float[] values;
  private final int features;
  private final SnapshotSeries series;
  private final double[] prices;
  private final Continuity continuity;
  private final long stepMillis;

  /**
   * Takes the values as they are.
   *
   * @param values {@code [rows, features]} row by row; {@code NaN} is missing
   * @param features numbers a row
   * @param series the prices and times beside them
   */
  FeatureMatrix(float[] values, int features, SnapshotSeries series, Sampling sampling) {
    this.values = values;
    this.features = features;
    this.series = series;
    this.prices = series.column(Column.MID_PRICE);
    this.continuity = Continuity.of(series.timesMillis(), sampling);
    this.stepMillis = sampling.step().toMillis();
  }

  int rows() {
    return series.size();
  }

  int features() {
    return features;
  }

  double price(int row) {
    return prices[row];
  }

  long timeMillis(int row) {
    return series.timeMillis(row);
  }

  long stepMillis() {
    return stepMillis;
  }

  boolean isContinuous(int from, int to) {
    return continuity.holds(from, to);
  }

  /** Copies neighbouring rows, {@code [count, features]}. */
  void copyRows(int from, int count, float[] destination, int offset) {
    System.arraycopy(values, from * features, destination, offset, count * features);
  }

  /** Whether the row {@code horizon} rows after {@code row} exists, without a gap on the way. */
  boolean reaches(int row, int horizon) {
    return row + horizon < rows() && continuity.holds(row, row + horizon);
  }

  /** Whether every feature of the row is a number. */
  boolean isComplete(int row) {
    for (int at = row * features; at < (row + 1) * features; at++) {
      if (!Float.isFinite(values[at])) {
        return false;
      }
    }
    return true;
  }
}
