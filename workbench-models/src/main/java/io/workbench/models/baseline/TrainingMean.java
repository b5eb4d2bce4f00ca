package io.workbench.models.baseline;

import java.util.Arrays;

/**
 * The mean price of the training rows, whatever came since: the best forecast of a price that is
 * white noise about a level, where every other baseline follows the noise.
 */
public record TrainingMean() implements Baseline {
  @Override
  public String name() {
    return "mean";
  }

  @Override
  public double[] ownForecast(PriceHistory history, int[] endRows, int horizonSteps) {
    int rows = history.trainToExclusive();
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      sum += history.prices()[row];
    }
    double[] forecast = new double[endRows.length];
    Arrays.fill(forecast, rows == 0 ? Double.NaN : sum / rows);
    return forecast;
  }
}
