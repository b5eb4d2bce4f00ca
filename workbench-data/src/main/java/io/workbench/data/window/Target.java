package io.workbench.data.window;

/** What a model learns to put out; forecasts are turned back into prices either way. */
public enum Target {
  /** The price at the target row. */
  PRICE,
  /** The price at the target row less the price at the window's last row. */
  CHANGE;

  /** The target's value, in price units. */
  double of(double price, double lastPrice) {
    return this == PRICE ? price : price - lastPrice;
  }
}
