package io.workbench.data.feature;

import java.util.Set;

/**
 * Which side of the book is heavier: {@code (bid - ask) / (bid + ask)}, from -1 to 1; 0 when both
 * volumes are 0.
 */
record VolumeImbalance() implements Feature {
  @Override
  public String name() {
    return "volume_imbalance";
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
    return BookVolumes.each(input, VolumeImbalance::imbalance);
  }

  private static double imbalance(double bid, double ask) {
    boolean empty = bid == 0 && ask == 0;
    return empty ? 0 : (bid - ask) / (bid + ask);
  }
}
