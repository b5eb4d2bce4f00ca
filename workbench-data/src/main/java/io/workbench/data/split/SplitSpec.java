package io.workbench.data.split;

import io.workbench.data.InputException;

/**
 * Shares of a series' rows, in order of time; together 1.
 *
 * @param train at least {@value #LEAST}
 * @param validation at least {@value #LEAST}
 * @param test at least {@value #LEAST}
 */
public record SplitSpec(double train, double validation, double test) {
  /** A smaller part could not judge anything. */
  static final double LEAST = 0.001;

  private static final double TOLERANCE = 1e-9;

  public SplitSpec {
    requireShare("train", train);
    requireShare("validation", validation);
    requireShare("test", test);
    if (Math.abs(train + validation + test - 1) > TOLERANCE) {
      throw new InputException(
          "split.train, split.validation and split.test must add up to 1, but "
              + train
              + ", "
              + validation
              + " and "
              + test
              + " add up to "
              + (train + validation + test)
              + ".");
    }
  }

  /** 70 %, 15 % and 15 %. */
  public static SplitSpec standard() {
    return new SplitSpec(0.70, 0.15, 0.15);
  }

  private static void requireShare(String name, double value) {
    if (!(value >= LEAST)) {
      throw new InputException(
          "split." + name + " must be at least " + LEAST + ", but was " + value + ".");
    }
  }
}
