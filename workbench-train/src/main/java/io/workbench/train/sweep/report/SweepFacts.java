package io.workbench.train.sweep.report;

import io.workbench.train.spec.ParameterSpec;
import io.workbench.train.spec.SweepSpec;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

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

  private static final String HORIZON = "window.horizon";

  /**
   * The facts of a sweep whose settings these are.
   *
   * @param trials the most that there can be
   */
  public static SweepFacts of(SweepSpec spec, int trials, Instant startedAt, double seconds) {
    return new SweepFacts(
        spec.name(),
        word(spec.search().method()),
        trials,
        spec.seeds(),
        new Objective(spec.objective().metric(), word(spec.objective().goal())),
        startedAt,
        seconds,
        longestHorizon(spec),
        spec.parameters().stream().map(SweepParameter::of).toList());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static int longestHorizon(SweepSpec spec) {
    int longest = spec.base().window().horizon();
    for (ParameterSpec parameter : spec.parameters()) {
      for (Object value : parameter.key().equals(HORIZON) ? parameter.gridValues(2) : List.of()) {
        longest = Math.max(longest, ((Number) value).intValue());
      }
    }
    return longest;
  }

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
