package io.workbench.data.window;

import io.workbench.data.InputException;

/**
 * How windows are cut.
 *
 * @param length rows of features in a window, 1 to 1,000,000
 * @param horizon rows from the window's last row to the row whose price is forecast, 1 to 1,000,000
 * @param target what the model puts out
 */
public record WindowSpec(int length, int horizon, Target target) {
  private static final int MOST_ROWS = 1_000_000;

  public WindowSpec {
    requireWithin("length", length);
    requireWithin("horizon", horizon);
  }

  /** 12 rows, 1 row ahead, the change of the price. */
  public static WindowSpec standard() {
    return new WindowSpec(12, 1, Target.CHANGE);
  }

  private static void requireWithin(String name, int value) {
    if (value < 1) {
      throw new InputException("window." + name + " must be at least 1, but was " + value + ".");
    }
    if (value > MOST_ROWS) {
      throw new InputException(
          "window." + name + " must be at most " + MOST_ROWS + ", but was " + value + ".");
    }
  }
}
