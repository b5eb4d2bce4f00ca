package io.workbench.train.spec;

import io.workbench.train.evaluate.Metric;
import java.util.Arrays;
import java.util.Optional;

/**
 * The number by which a sweep ranks its trials.
 *
 * @param metric {@code validation.} and a metric's key, such as {@code validation.rmse}
 * @param goal the way that is better for that metric
 */
public record ObjectiveSpec(String metric, Goal goal) {
  /** What a sweep that says nothing is ranked by. */
  public static final ObjectiveSpec DEFAULT = new ObjectiveSpec("validation.rmse", Goal.MINIMIZE);

  private static final String PART = "validation.";

  /** Refuses the test part, unknown metrics, and a goal that makes the worst trial win. */
  public ObjectiveSpec {
    Checks.require(
        metric.startsWith(PART),
        "metric must be one of the validation part, because choosing by any other leaks the test"
            + " score into the choice",
        "\"" + metric + "\"");
    Goal better = goalOf(metric).orElse(null);
    Checks.require(
        better != null,
        "metric must be validation. and one of "
            + String.join(", ", Arrays.stream(Metric.values()).map(Metric::key).toList()),
        "\"" + metric + "\"");
    Checks.require(
        goal == better,
        "goal must be " + (better == null ? "" : ScalarReader.nameOf(better)) + " for " + metric,
        ScalarReader.nameOf(goal));
  }

  /** The metric itself. */
  public Metric metricOf() {
    return Metric.named(metric.substring(PART.length())).orElseThrow();
  }

  /** The goal that fits a metric's name, if there is such a metric. */
  static Optional<Goal> goalOf(String metric) {
    return Metric.named(metric.startsWith(PART) ? metric.substring(PART.length()) : "")
        .map(found -> found.higherIsBetter() ? Goal.MAXIMIZE : Goal.MINIMIZE);
  }
}
