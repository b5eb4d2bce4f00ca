package io.workbench.models.baseline;

import java.util.Arrays;

/**
 * The price one day before the target: that of the nearest row within one step of that time. The
 * target lies {@code horizonSteps} nominal steps after the end row. When one day before the target
 * is not yet known, as many whole days back as it takes.
 */
public record SeasonalNaive() implements Baseline {
  private static final long DAY_MILLIS = 86_400_000L;

  @Override
  public String name() {
    return "seasonalNaive";
  }

  @Override
  public double[] ownForecast(PriceHistory history, int[] endRows, int horizonSteps) {
    double[] forecast = new double[endRows.length];
    long aheadMillis = horizonSteps * history.stepMillis();
    long daysBack = Math.max(1, (aheadMillis + DAY_MILLIS - 1) / DAY_MILLIS);
    for (int i = 0; i < endRows.length; i++) {
      long end = history.timesMillis()[endRows[i]];
      int row = nearest(history, endRows[i], end + aheadMillis - daysBack * DAY_MILLIS);
      forecast[i] = row < 0 ? Double.NaN : history.prices()[row];
    }
    return forecast;
  }

  /** The row up to {@code end} nearest to a time, the earlier of two; -1 if none is in a step. */
  private static int nearest(PriceHistory history, int end, long millis) {
    long[] times = history.timesMillis();
    int found = Arrays.binarySearch(times, 0, end + 1, millis);
    if (found >= 0) {
      return found;
    }
    int after = -found - 1;
    int before = after - 1;
    long toBefore = before >= 0 ? millis - times[before] : Long.MAX_VALUE;
    long toAfter = after <= end ? times[after] - millis : Long.MAX_VALUE;
    int row = toBefore <= toAfter ? before : after;
    return Math.min(toBefore, toAfter) <= history.stepMillis() ? row : -1;
  }
}
