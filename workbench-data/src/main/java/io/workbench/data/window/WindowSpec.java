package io.workbench.data.window;

import io.workbench.data.InputException;

/**
 * How windows are cut.
 *
 * @param length rows of features in a window, at least 1
 * @param horizon rows from the window's last row to the row whose price is forecast, at least 1
 * @param target what the model puts out
 */
public record WindowSpec(int length, int horizon, Target target) {
  public WindowSpec {
    requireAtLeastOne("length", length);
    requireAtLeastOne("horizon", horizon);
  }

  /** 12 rows, 1 row ahead, the price itself. */
  public static WindowSpec standard() {
    return new WindowSpec(12, 1, Target.PRICE);
  }

  private static void requireAtLeastOne(String name, int value) {
    if (value < 1) {
      throw new InputException("window." + name + " must be at least 1, but was " + value + ".");
    }
  }
}
