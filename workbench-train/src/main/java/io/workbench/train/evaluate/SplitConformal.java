package io.workbench.train.evaluate;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Prediction intervals by split conformal prediction (Vovk, Gammerman and Shafer 2005, Algorithmic
 * Learning in a Random World; Lei, G'Sell, Rinaldo, Tibshirani and Wasserman 2018, Journal of the
 * American Statistical Association 113). The half-width of an interval around a forecast is the ⌈(n
 * + 1) · coverage⌉-th smallest absolute error of n windows that the model was not trained on.
 *
 * <p>Where those windows and a new one are exchangeable, the interval holds the new price with at
 * least that probability. The windows of a time series are not, and validation also chose the
 * epoch: the share of the test part that an interval held stands beside it for that reason.
 */
public final class SplitConformal {
  /** Rounding must not lift a whole rank to the next. */
  private static final double RANK_ROUNDING = 1e-9;

  private SplitConformal() {}

  /**
   * Half of an interval's width, in the unit of the errors; absent where there are too few errors
   * to promise the coverage.
   *
   * @param errors {@code [windows]} of windows apart from training, finite
   * @param coverage share of new prices that the interval is to hold, above 0 and below 1
   */
  public static @Nullable Double halfWidth(double[] errors, double coverage) {
    Checks.finite("errors", errors);
    if (!(coverage > 0 && coverage < 1)) {
      throw new IllegalArgumentException(
          "coverage must be above 0 and below 1, but was " + coverage + ".");
    }
    int rank = (int) Math.ceil((errors.length + 1) * coverage - RANK_ROUNDING);
    if (rank > errors.length) {
      return null;
    }
    double[] sizes = Arrays.stream(errors).map(Math::abs).sorted().toArray();
    return sizes[rank - 1];
  }

  /** Share of errors that are no larger than a half-width: what an interval really held. */
  public static double coverage(double[] errors, double halfWidth) {
    Checks.finite("errors", errors);
    int held = 0;
    for (double error : errors) {
      held += Math.abs(error) <= halfWidth ? 1 : 0;
    }
    return (double) held / errors.length;
  }
}
