package io.workbench.data.feature;

import io.workbench.data.market.Column;
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
    return Set.of(Column.BID_VOLUME, Column.ASK_VOLUME);
  }

  @Override
  public int historyRows() {
    return 0;
  }

  @Override
  public double[] compute(FeatureInput input) {
    double[] bid = input.series().column(Column.BID_VOLUME);
    double[] ask = input.series().column(Column.ASK_VOLUME);
    double[] out = new double[bid.length];
    for (int row = 0; row < out.length; row++) {
      boolean empty = bid[row] == 0 && ask[row] == 0;
      out[row] = empty ? 0 : (bid[row] - ask[row]) / (bid[row] + ask[row]);
    }
    return out;
  }
}
