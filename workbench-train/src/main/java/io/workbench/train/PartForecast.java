package io.workbench.train;

import io.workbench.data.window.Windows;
import io.workbench.train.evaluate.PanelMetrics.Scored;

/**
 * One part's prices beside a forecast of them, one value a window, in price units.
 *
 * @param actual the price that came
 * @param forecast of it
 * @param last the price when the forecast was made
 */
record PartForecast(double[] actual, double[] forecast, double[] last) {
  /** Of a network's standardised outputs. */
  static PartForecast of(Windows windows, float[] outputs) {
    double[] prices = new double[outputs.length];
    for (int window = 0; window < prices.length; window++) {
      prices[window] = windows.price(window, outputs[window]);
    }
    return of(windows, prices);
  }

  /** Of forecast prices. */
  static PartForecast of(Windows windows, double[] prices) {
    double[] actual = new double[prices.length];
    double[] last = new double[prices.length];
    for (int window = 0; window < prices.length; window++) {
      actual[window] = windows.actualPrice(window);
      last[window] = windows.lastPrice(window);
    }
    return new PartForecast(actual, prices, last);
  }

  /** To be scored beside others' with the mean change of the price in the training part. */
  Scored scored(double naiveScale) {
    return new Scored(actual, forecast, last, naiveScale);
  }

  /** Actual less forecast. */
  double[] errors() {
    double[] errors = new double[actual.length];
    for (int window = 0; window < errors.length; window++) {
      errors[window] = actual[window] - forecast[window];
    }
    return errors;
  }
}
