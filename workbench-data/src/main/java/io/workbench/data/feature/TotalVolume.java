package io.workbench.data.feature;

import java.util.Set;

/** Volume on both sides of the book: {@code bid + ask}. */
record TotalVolume() implements Feature {
  @Override
  public String name() {
    return "total_volume";
  }

  @Override
  public Set<String> requires() {
    return BookVolumes.COLUMNS;
  }

  @Override
  public int historyRows() {
    return 0;
  }

  @Override
  public double[] compute(FeatureInput input) {
    return BookVolumes.each(input, Double::sum);
  }
}
