package io.workbench.data.feature;

import io.workbench.data.market.Column;
import java.util.Set;

/** Volume on both sides of the book: {@code bid + ask}. */
record TotalVolume() implements Feature {
  @Override
  public String name() {
    return "total_volume";
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
      out[row] = bid[row] + ask[row];
    }
    return out;
  }
}
