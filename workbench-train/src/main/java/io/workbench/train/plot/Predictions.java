package io.workbench.train.plot;

import java.util.Arrays;
import java.util.Locale;

/**
 * The windows of one part in order of time, as arrays {@code [windows]} in price units.
 *
 * @param timesMillis times that the forecasts are for, epoch milliseconds
 * @param actual prices that came
 * @param forecast prices that were foretold
 * @param last prices known at the end of each window: persistence's forecasts
 */
public record Predictions(long[] timesMillis, double[] actual, double[] forecast, double[] last) {
  /** Checks that there is at least one window, and a number for each in every array. */
  public Predictions {
    int windows = timesMillis.length;
    if (windows == 0) {
      throw new IllegalArgumentException("Predictions must have at least one window.");
    }
    if (actual.length != windows || forecast.length != windows || last.length != windows) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Each array must have %d values, but actual has %d, forecast %d and last %d.",
              windows,
              actual.length,
              forecast.length,
              last.length));
    }
  }

  /** Number of windows. */
  public int size() {
    return timesMillis.length;
  }

  /** The windows from one to before another. */
  Predictions slice(int from, int to) {
    return new Predictions(
        Arrays.copyOfRange(timesMillis, from, to),
        Arrays.copyOfRange(actual, from, to),
        Arrays.copyOfRange(forecast, from, to),
        Arrays.copyOfRange(last, from, to));
  }
}
