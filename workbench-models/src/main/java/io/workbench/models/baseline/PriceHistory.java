package io.workbench.models.baseline;

import java.util.Locale;

/**
 * Prices over time as the baselines see them. Arrays are shared, not copied.
 *
 * @param prices one price a row, finite
 * @param timesMillis the rows' times, milliseconds since the epoch, strictly increasing
 * @param trainToExclusive rows before this one are training rows
 * @param stepMillis nominal time between two rows
 * @param maxStepMillis two rows further apart than this have a gap between them
 */
public record PriceHistory(
    double[] prices,
    long[] timesMillis,
    int trainToExclusive,
    long stepMillis,
    long maxStepMillis) {

  /** Refuses lengths that differ and numbers out of range. */
  public PriceHistory {
    if (prices.length != timesMillis.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Prices and times must be equally many, but were %d and %d.",
              prices.length,
              timesMillis.length));
    }
    if (trainToExclusive < 0 || trainToExclusive > prices.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "trainToExclusive must be in [0, %d], but was %d.",
              prices.length,
              trainToExclusive));
    }
    if (stepMillis < 1 || maxStepMillis < stepMillis) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "stepMillis must be at least 1 and maxStepMillis at least that, but were %d and %d.",
              stepMillis,
              maxStepMillis));
    }
    for (int row = 0; row < prices.length; row++) {
      if (!Double.isFinite(prices[row])) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "Prices must be finite, but row %d was %s.", row, prices[row]));
      }
    }
  }

  /** How many rows there are. */
  public int size() {
    return prices.length;
  }

  /** For each row the first row of the stretch without gaps that it lies in. */
  int[] stretchStarts() {
    int[] starts = new int[size()];
    for (int row = 1; row < starts.length; row++) {
      boolean gap = timesMillis[row] - timesMillis[row - 1] > maxStepMillis;
      starts[row] = gap ? row : starts[row - 1];
    }
    return starts;
  }
}
