package io.workbench.train.sweep.report;

import java.time.Instant;
import java.util.List;

/**
 * What a report needs to know of a sweep beside its trials.
 *
 * @param method of the search, such as {@code tpe}
 * @param trials how many trials were asked for
 * @param seeds how many runs a trial has
 * @param startedAt of the sweep's first start
 * @param seconds wall time so far, over all its starts
 * @param horizonSteps the longest horizon that its trials forecast
 * @param parameters the swept settings, in the declared order
 */
public record SweepFacts(
    String name,
    String method,
    int trials,
    int seeds,
    Objective objective,
    Instant startedAt,
    double seconds,
    int horizonSteps,
    List<SweepParameter> parameters) {

  /**
   * What trials are ranked by.
   *
   * @param metric such as {@code validation.rmse}
   * @param goal {@code minimize} or {@code maximize}
   */
  public record Objective(String metric, String goal) {
    /** Refuses a goal that is none. */
    public Objective {
      if (!goal.equals("minimize") && !goal.equals("maximize")) {
        throw new IllegalArgumentException("goal must be minimize or maximize, but was " + goal);
      }
    }

    boolean maximize() {
      return goal.equals("maximize");
    }
  }
}
