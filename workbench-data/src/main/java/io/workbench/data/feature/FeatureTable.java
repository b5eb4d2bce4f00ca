package io.workbench.data.feature;

import java.util.Arrays;
import java.util.List;

/** Features of every row of a series, column by column, before any scaling. */
public final class FeatureTable {
  private final List<String> names;
  private final double[][] columns;
  private final boolean[] scaled;
  private final int rows;

  /**
   * Takes the columns as they are; all of them are to be scaled.
   *
   * @param names of the features, in order
   * @param columns values {@code [features][rows]}; what is missing is {@code NaN}
   * @param rows in the series
   */
  public FeatureTable(List<String> names, double[][] columns, int rows) {
    this(names, columns, allOf(columns.length), rows);
  }

  /**
   * Takes the columns as they are.
   *
   * @param scaled whether a feature is to be standardised
   */
  FeatureTable(List<String> names, double[][] columns, boolean[] scaled, int rows) {
    this.names = List.copyOf(names);
    this.columns = columns;
    this.scaled = scaled;
    this.rows = rows;
  }

  private static boolean[] allOf(int features) {
    boolean[] all = new boolean[features];
    Arrays.fill(all, true);
    return all;
  }

  /** Names of the features, in order. */
  public List<String> names() {
    return names;
  }

  /** Number of features. */
  public int features() {
    return columns.length;
  }

  /** Whether a feature is to be standardised. */
  public boolean isScaled(int feature) {
    return scaled[feature];
  }

  /** Number of rows. */
  public int rows() {
    return rows;
  }

  /** Values of one feature, one a row, shared and never written to. */
  public double[] column(int feature) {
    return columns[feature];
  }

  /** Value of one feature in one row. */
  public double value(int row, int feature) {
    return columns[feature][row];
  }
}
