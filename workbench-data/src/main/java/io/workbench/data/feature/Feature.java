package io.workbench.data.feature;

import java.util.Set;

/**
 * One number a row, made from that row and at most {@link #historyRows()} rows before it.
 *
 * <p>A value depends on nothing else: not on rows further back, not on later rows, not on where the
 * series begins. So the same span of rows gives the same bits in any series that holds it.
 */
public interface Feature {
  /** The name that configurations, results and tables use. */
  String name();

  /** Columns of the series that the values are made from; empty when the time alone is enough. */
  Set<String> requires();

  /** Whether the values are standardised; otherwise a model sees them as they are. */
  default boolean isScaled() {
    return true;
  }

  /** How many rows before its own a value depends on; 0 when it depends on its own row alone. */
  int historyRows();

  /**
   * Values of all rows.
   *
   * @return one value a row, which may be a column of the series itself and is never written to;
   *     {@code NaN} where the span starts before the first row, crosses a gap or meets a missing
   *     value
   */
  double[] compute(FeatureInput input);
}
