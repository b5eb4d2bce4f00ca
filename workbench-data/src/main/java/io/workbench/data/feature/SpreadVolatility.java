package io.workbench.data.feature;

import io.workbench.data.market.Column;
import java.util.Set;

/**
 * Sample standard deviation (divisor n - 1) of the spread over the last n rows.
 *
 * @param length n, at least 2
 */
record SpreadVolatility(int length) implements Feature {
  @Override
  public String name() {
    return "spread_volatility_" + length;
  }

  @Override
  public Set<String> requires() {
    return Set.of(Column.SPREAD);
  }

  @Override
  public int historyRows() {
    return length - 1;
  }

  @Override
  public double[] compute(FeatureInput input) {
    double[] out = Rolling.standardDeviation(input.series().column(Column.SPREAD), length);
    Rolling.clearAcrossGaps(input, length, out);
    return out;
  }
}
