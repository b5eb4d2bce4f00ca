package io.workbench.ui.page;

import io.workbench.train.run.Interval;
import io.workbench.train.run.TestForecasts;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run foretold of its test part, or of a stretch of it, in price units. Arrays are {@code
 * [windows sent]}, in order of time.
 *
 * @param windows of the test part in all
 * @param from index of the first window that is sent
 * @param times that the forecasts are for, epoch milliseconds
 * @param last prices known when the forecasts were made, which is what persistence foretells
 * @param actual prices that came
 * @param forecast of the model
 * @param baselines forecasts by baseline, without persistence
 * @param intervals bands around the model's forecasts; empty where the run has none
 */
public record ForecastView(
    Run run,
    int windows,
    int from,
    long[] times,
    double[] last,
    double[] actual,
    double[] forecast,
    Map<String, double[]> baselines,
    List<Band> intervals) {

  /** So many windows are sent at most. */
  public static final int MOST_WINDOWS = 20_000;

  /**
   * Whose forecasts they are.
   *
   * @param id its folder below the results
   * @param name from its spec
   * @param model the network's kind, where the run's files tell it
   * @param instruments that can be shown, of a run on a panel; otherwise none
   * @param instrument that is shown; empty where there is only one
   */
  public record Run(
      String id,
      String name,
      @Nullable String model,
      List<String> instruments,
      String instrument) {}

  /**
   * An interval a window.
   *
   * @param coverage share of the windows whose price it should hold, such as 0.8
   */
  public record Band(double coverage, double[] low, double[] high) {}

  /**
   * All that a run foretold of its test part.
   *
   * @param intervals around the forecasts; empty where the run has none
   */
  record Foretold(TestForecasts forecasts, List<Interval> intervals) {}

  /**
   * A stretch of a run's forecasts; of one that is too long, the last windows.
   *
   * @param from index of its first window, at least 0
   * @param toExclusive index after its last window
   */
  static ForecastView of(Run run, Foretold foretold, int from, int toExclusive) {
    TestForecasts forecasts = foretold.forecasts();
    int end = Math.max(0, Math.min(toExclusive, forecasts.size()));
    int start = Math.min(Math.max(from, end - MOST_WINDOWS), end);
    Map<String, double[]> baselines = new LinkedHashMap<>();
    forecasts
        .baselines()
        .forEach((name, values) -> baselines.put(name, Arrays.copyOfRange(values, start, end)));
    return new ForecastView(
        run,
        forecasts.size(),
        start,
        Arrays.copyOfRange(forecasts.timesMillis(), start, end),
        Arrays.copyOfRange(forecasts.last(), start, end),
        Arrays.copyOfRange(forecasts.actual(), start, end),
        Arrays.copyOfRange(forecasts.forecast(), start, end),
        baselines,
        foretold.intervals().stream()
            .map(interval -> band(interval, forecasts, start, end))
            .toList());
  }

  private static Band band(Interval interval, TestForecasts forecasts, int from, int toExclusive) {
    double[] low = new double[toExclusive - from];
    double[] high = new double[low.length];
    for (int window = 0; window < low.length; window++) {
      double forecast = forecasts.forecast()[from + window];
      low[window] = forecast - interval.halfWidth();
      high[window] = forecast + interval.halfWidth();
    }
    return new Band(interval.coverage(), low, high);
  }
}
