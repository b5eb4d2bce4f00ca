package io.workbench.train.sweep.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a sweep's page shows, as it is embedded into the page.
 *
 * @param curves of all trials that finished an epoch, by trial number
 * @param plots of the winner
 * @param forecasts of the winner on the test part; absent when it left none
 * @param provenance facts by name, in the order that they are shown
 * @param yaml the sweep's settings
 */
record ReportView(
    Leaderboard leaderboard,
    List<Parameter> parameters,
    List<Curve> curves,
    List<Plot> plots,
    @Nullable Forecasts forecasts,
    List<Fact> provenance,
    String yaml) {

  /** A swept setting; the choices are empty for a number. */
  record Parameter(String key, boolean log, List<Object> choices) {}

  /** Validation loss by epoch, the mean over the seeds that ran the epoch. */
  record Curve(int trial, List<@Nullable Double> losses) {}

  /** A picture as a {@code data:} address. */
  record Plot(String name, String uri) {}

  /**
   * The last windows of the test part.
   *
   * @param times epoch milliseconds
   * @param windows how many the whole part has
   */
  record Forecasts(long[] times, double[] last, double[] actual, double[] forecast, int windows) {}

  /** One line of provenance. */
  record Fact(String name, String value) {}
}
