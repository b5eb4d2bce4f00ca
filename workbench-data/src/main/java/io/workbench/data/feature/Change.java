package io.workbench.data.feature;

import io.workbench.data.market.Column;
import java.util.Arrays;
import java.util.Set;

/**
 * Relative change of the mid price p over k steps: {@code change_k[t] = (p[t] - p[t-k]) / p[t-k]}.
 * {@code NaN} where p[t-k] is 0.
 *
 * @param steps k, at least 1
 */
record Change(int steps) implements Feature {
  @Override
  public String name() {
    return "change_" + steps;
  }

  @Override
  public Set<String> requires() {
    return Set.of(Column.MID_PRICE);
  }

  @Override
  public int historyRows() {
    return steps;
  }

  @Override
  public double[] compute(FeatureInput input) {
    double[] price = input.series().column(Column.MID_PRICE);
    double[] out = new double[price.length];
    int first = Math.min(steps, out.length);
    Arrays.fill(out, 0, first, Double.NaN);
    for (int row = first; row < out.length; row++) {
      double before = price[row - steps];
      out[row] = (price[row] - before) / before;
    }
    clearUndefined(input, price, out);
    return out;
  }

  private void clearUndefined(FeatureInput input, double[] price, double[] out) {
    for (int row = steps; row < out.length; row++) {
      if (!input.continuity().holds(row - steps, row) || price[row - steps] == 0) {
        out[row] = Double.NaN;
      }
    }
  }
}
