package io.workbench.models.baseline;

/** No change: the last known price. */
public record Persistence() implements Baseline {
  @Override
  public String name() {
    return "persistence";
  }

  @Override
  public double[] ownForecast(PriceHistory history, int[] endRows, int horizonSteps) {
    double[] forecast = new double[endRows.length];
    for (int i = 0; i < endRows.length; i++) {
      forecast[i] = history.prices()[endRows[i]];
    }
    return forecast;
  }
}
