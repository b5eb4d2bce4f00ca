package io.workbench.models.baseline;

/**
 * The mean of the last prices; after a gap, of as many as there are since.
 *
 * @param steps how many prices at most, at least 1
 */
public record MovingAverage(int steps) implements Baseline {
  /** Refuses a mean over nothing. */
  public MovingAverage {
    if (steps < 1) {
      throw new IllegalArgumentException("steps must be at least 1, but was " + steps + ".");
    }
  }

  @Override
  public String name() {
    return "movingAverage";
  }

  @Override
  public double[] ownForecast(PriceHistory history, int[] endRows, int horizonSteps) {
    int[] starts = history.stretchStarts();
    double[] forecast = new double[endRows.length];
    for (int i = 0; i < endRows.length; i++) {
      int end = endRows[i];
      int from = Math.max(starts[end], end - steps + 1);
      double sum = 0;
      for (int row = from; row <= end; row++) {
        sum += history.prices()[row];
      }
      forecast[i] = sum / (end - from + 1);
    }
    return forecast;
  }
}
