package io.workbench.train.loop;

import io.workbench.data.window.Windows;
import org.jspecify.annotations.Nullable;

/** The loss on the validation windows, and what it says beside persistence. */
final class ValidationLoss {
  private final Windows windows;
  private final double persistenceError;

  ValidationLoss(Windows windows) {
    this.windows = windows;
    double squares = 0;
    for (int window = 0; window < windows.size(); window++) {
      double change = windows.actualPrice(window) - windows.lastPrice(window);
      double standardised = change / windows.scale(window).std();
      squares += standardised * standardised;
    }
    persistenceError = Math.sqrt(squares / windows.size());
  }

  /** Mean squared error of the standardised target. */
  double of(Engine engine) {
    float[] forecasts = engine.predict(windows);
    double squares = 0;
    for (int window = 0; window < forecasts.length; window++) {
      double error = forecasts[window] - windows.target(window);
      squares += error * error;
    }
    return squares / forecasts.length;
  }

  /**
   * 1 − model's RMSE / persistence's, both on the scale of the targets, which for one instrument is
   * the same as in price units; absent when the latter is 0.
   */
  @Nullable Double skill(double loss) {
    if (persistenceError == 0) {
      return null;
    }
    return 1 - Math.sqrt(loss) / persistenceError;
  }
}
