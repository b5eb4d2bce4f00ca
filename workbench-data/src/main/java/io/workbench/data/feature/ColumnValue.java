package io.workbench.data.feature;

import java.util.Set;

/**
 * A column as it is.
 *
 * @param name of the column and of the feature
 */
record ColumnValue(String name) implements Feature {
  @Override
  public Set<String> requires() {
    return Set.of(name);
  }

  @Override
  public int historyRows() {
    return 0;
  }

  @Override
  public double[] compute(FeatureInput input) {
    return input.series().column(name);
  }
}
