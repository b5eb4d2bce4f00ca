package io.workbench.data.split;

import io.workbench.data.InputException;
import io.workbench.data.feature.FeatureTable;
import java.util.Arrays;

/**
 * Shifts and scales each feature to mean 0 and standard deviation 1 over the rows it was fitted on:
 * {@code z = (x - mean) / std}, with the population's standard deviation (divisor n).
 */
public final class Standardizer {

  /** Rows handled together, so that one block of the matrix stays in the first-level cache. */
  private static final int BLOCK_ROWS = 128;

  /** About the largest array that Java has. */
  private static final long LARGEST_MATRIX = Integer.MAX_VALUE - 16L;

  private final double[] mean;
  private final double[] std;

  /**
   * Scales by the given numbers, copied.
   *
   * @param mean of each feature, in its own unit
   * @param std of each feature, above 0; 1 for a feature that did not vary
   */
  public Standardizer(double[] mean, double[] std) {
    this.mean = mean.clone();
    this.std = std.clone();
    if (mean.length != std.length) {
      throw new IllegalArgumentException(
          "There must be one mean and one std a feature, but there were "
              + mean.length
              + " and "
              + std.length
              + ".");
    }
    for (int feature = 0; feature < std.length; feature++) {
      if (!(std[feature] > 0 && Double.isFinite(std[feature]) && Double.isFinite(mean[feature]))) {
        throw new IllegalArgumentException(
            "Mean and std must be finite and std above 0, but feature "
                + feature
                + " has "
                + mean[feature]
                + " and "
                + std[feature]
                + ".");
      }
    }
  }

  /**
   * Fits on the given rows alone; values that are missing there are passed over. A feature that is
   * not to be scaled keeps its values: mean 0, std 1.
   */
  public static Standardizer fit(FeatureTable table, RowRange rows) {
    double[] mean = new double[table.features()];
    double[] std = new double[table.features()];
    for (int feature = 0; feature < mean.length; feature++) {
      Moments moments =
          table.isScaled(feature)
              ? Moments.of(table.column(feature), rows.from(), rows.toExclusive())
              : new Moments(0, 1);
      mean[feature] = moments.mean();
      std[feature] = moments.std();
      if (!Double.isFinite(mean[feature] + std[feature])) {
        throw new InputException(
            "Features must have a finite mean and deviation, but the values of \""
                + table.names().get(feature)
                + "\" are too large for that.");
      }
    }
    return new Standardizer(mean, std);
  }

  /** Mean of each feature, copied. */
  public double[] mean() {
    return mean.clone();
  }

  /** Standard deviation of each feature, copied; 1 for a feature that did not vary. */
  public double[] std() {
    return std.clone();
  }

  /** Number of features. */
  public int features() {
    return mean.length;
  }

  /**
   * Standardises every row.
   *
   * @return {@code [rows, features]} row by row; what is missing is {@code NaN}
   */
  public float[] apply(FeatureTable table) {
    int features = features();
    if (table.features() != features) {
      throw new IllegalArgumentException(
          "The table must have " + features + " features, but had " + table.features() + ".");
    }
    if ((long) table.rows() * features > LARGEST_MATRIX) {
      throw new InputException(
          "Rows times features must be at most "
              + LARGEST_MATRIX
              + ", but there are "
              + table.rows()
              + " rows of "
              + features
              + " features.");
    }
    float[] matrix = new float[table.rows() * features];
    for (int from = 0; from < table.rows(); from += BLOCK_ROWS) {
      int to = Math.min(from + BLOCK_ROWS, table.rows());
      for (int feature = 0; feature < features; feature++) {
        double[] column = table.column(feature);
        for (int row = from; row < to; row++) {
          matrix[row * features + feature] = (float) ((column[row] - mean[feature]) / std[feature]);
        }
      }
    }
    return matrix;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Standardizer that
        && Arrays.equals(mean, that.mean)
        && Arrays.equals(std, that.std);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(mean) + Arrays.hashCode(std);
  }

  @Override
  public String toString() {
    return "Standardizer[mean=" + Arrays.toString(mean) + ", std=" + Arrays.toString(std) + "]";
  }
}
