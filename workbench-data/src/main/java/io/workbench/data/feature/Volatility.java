package io.workbench.data.feature;

import io.workbench.data.market.Column;
import java.util.Set;

/**
 * Sample standard deviation (divisor n - 1, as pandas has it) of {@code change_1} over the last n
 * rows, so of the n + 1 prices p[t-n] … p[t].
 *
 * @param length n, at least 2
 */
record Volatility(int length) implements Feature {
  private static final Change CHANGE = new Change(1);

  @Override
  public String name() {
    return "volatility_" + length;
  }

  @Override
  public Set<String> requires() {
    return Set.of(Column.MID_PRICE);
  }

  @Override
  public int historyRows() {
    return length;
  }

  @Override
  public double[] compute(FeatureInput input) {
    // A change across a gap is NaN already, and makes every span that holds it NaN.
    return Rolling.standardDeviation(CHANGE.compute(input), length);
  }
}
