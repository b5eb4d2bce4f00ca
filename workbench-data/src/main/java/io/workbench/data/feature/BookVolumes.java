package io.workbench.data.feature;

import io.workbench.data.market.Column;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;

/** The volumes on the two sides of the book, of which several features are formulas. */
final class BookVolumes {
  /** Columns that the formulas need. */
  static final Set<String> COLUMNS = Set.of(Column.BID_VOLUME, Column.ASK_VOLUME);

  private BookVolumes() {}

  /** A formula of a row's bid and ask volume, for every row. */
  static double[] each(FeatureInput input, DoubleBinaryOperator formula) {
    double[] bid = input.series().column(Column.BID_VOLUME);
    double[] ask = input.series().column(Column.ASK_VOLUME);
    double[] out = new double[bid.length];
    for (int row = 0; row < out.length; row++) {
      out[row] = formula.applyAsDouble(bid[row], ask[row]);
    }
    return out;
  }
}
