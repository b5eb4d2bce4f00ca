package io.workbench.train.run;

import io.workbench.train.evaluate.SplitConformal;
import java.util.ArrayList;
import java.util.List;

/**
 * A prediction interval of constant width: the forecast less and plus {@code halfWidth}.
 *
 * @param coverage share of new prices that it is to hold, such as 0.8
 * @param halfWidth price units
 * @param testCoverage share of the test part's prices that it held
 */
public record Interval(double coverage, double halfWidth, double testCoverage) {
  private static final double[] COVERAGES = {0.8, 0.95};

  /**
   * The intervals that every run has, the narrowest first; without those that its validation part
   * is too short for.
   *
   * @param validation errors of the forecasts of the validation part, which give the widths
   * @param test errors of the forecasts of the test part, which tell what the widths are worth
   */
  public static List<Interval> standard(double[] validation, double[] test) {
    List<Interval> intervals = new ArrayList<>();
    for (double coverage : COVERAGES) {
      Double halfWidth = SplitConformal.halfWidth(validation, coverage);
      if (halfWidth != null) {
        intervals.add(new Interval(coverage, halfWidth, SplitConformal.coverage(test, halfWidth)));
      }
    }
    return intervals;
  }
}
