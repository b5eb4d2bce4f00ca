package io.workbench.ui.page;

import io.workbench.train.evaluate.ErrorDistribution;
import io.workbench.train.evaluate.ErrorProfile;
import io.workbench.train.run.Interval;
import io.workbench.train.run.TestForecasts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * How wrong a run's forecasts were, over all windows of its test part, however many a page shows of
 * them. An error is the price that came less the forecast of it.
 *
 * @param windows of the test part
 * @param worst the largest errors, the largest first
 * @param intervals what they are to hold, and held; empty where the run has none
 */
public record ForecastErrorsView(
    ForecastView.Run run,
    int windows,
    ErrorProfile profile,
    ErrorDistribution distribution,
    List<Worst> worst,
    List<Interval> intervals) {

  private static final int MOST_WORST = 10;

  /**
   * One window.
   *
   * @param window its index in the test part
   * @param time that the forecast was for, epoch milliseconds
   */
  public record Worst(
      int window, long time, double last, double actual, double forecast, double error) {}

  static ForecastErrorsView of(ForecastView.Run run, ForecastView.Foretold foretold) {
    TestForecasts forecasts = foretold.forecasts();
    double[] errors = errors(forecasts, forecasts.forecast());
    double[] persistence = errors(forecasts, forecasts.last());
    return new ForecastErrorsView(
        run,
        forecasts.size(),
        ErrorProfile.of(forecasts.timesMillis(), errors, persistence),
        ErrorDistribution.of(errors),
        worst(forecasts, errors),
        foretold.intervals());
  }

  private static double[] errors(TestForecasts forecasts, double[] foretold) {
    double[] errors = new double[foretold.length];
    for (int window = 0; window < errors.length; window++) {
      errors[window] = forecasts.actual()[window] - foretold[window];
    }
    return errors;
  }

  private static List<Worst> worst(TestForecasts forecasts, double[] errors) {
    Comparator<Integer> bySize = Comparator.comparingDouble(window -> Math.abs(errors[window]));
    PriorityQueue<Integer> largest = new PriorityQueue<>(bySize);
    for (int window = 0; window < errors.length; window++) {
      if (largest.size() < MOST_WORST) {
        largest.add(window);
      } else if (Math.abs(errors[window]) > Math.abs(errors[largest.element()])) {
        largest.remove();
        largest.add(window);
      }
    }
    List<Integer> order = new ArrayList<>(largest);
    order.sort(bySize.reversed().thenComparing(Comparator.naturalOrder()));
    return order.stream()
        .map(
            window ->
                new Worst(
                    window,
                    forecasts.timesMillis()[window],
                    forecasts.last()[window],
                    forecasts.actual()[window],
                    forecasts.forecast()[window],
                    errors[window]))
        .toList();
  }
}
