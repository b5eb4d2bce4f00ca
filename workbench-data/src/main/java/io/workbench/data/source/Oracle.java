package io.workbench.data.source;

/**
 * The best forecast that the observable past allows, known only for series made from known
 * equations.
 */
public interface Oracle {
  /**
   * Expected mid price {@code horizonSteps} rows after each row, given the rows up to and including
   * it.
   *
   * @param horizonSteps at least 1
   * @return one value a row, in price units; {@code NaN} where it is undefined
   */
  double[] forecast(int horizonSteps);
}
