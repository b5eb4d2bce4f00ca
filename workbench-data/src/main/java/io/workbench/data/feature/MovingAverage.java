package io.workbench.data.feature;

import java.util.Set;

/**
 * Mean of a column x over the last n rows, its own included: {@code (x[t-n+1] + … + x[t]) / n}.
 *
 * @param column x
 * @param prefix what the feature's name begins with, {@code ma_} for the mid price
 * @param length n, at least 1
 */
record MovingAverage(String column, String prefix, int length) implements Feature {
  @Override
  public String name() {
    return prefix + length;
  }

  @Override
  public Set<String> requires() {
    return Set.of(column);
  }

  @Override
  public int historyRows() {
    return length - 1;
  }

  @Override
  public double[] compute(FeatureInput input) {
    double[] out = Rolling.mean(input.series().column(column), length);
    Rolling.clearAcrossGaps(input, length, out);
    return out;
  }
}
