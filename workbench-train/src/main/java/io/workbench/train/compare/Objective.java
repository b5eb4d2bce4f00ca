package io.workbench.train.compare;

import io.workbench.data.InputException;
import io.workbench.train.evaluate.Metric;
import io.workbench.train.evaluate.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The number that results are ranked by.
 *
 * @param metric its path in {@code result.json} without {@code metrics.}, such as {@code test.rmse}
 * @param maximize whether more is better
 */
public record Objective(String metric, boolean maximize) {
  /**
   * What results are ranked by when nothing else is asked for. The best of the test part would be
   * chosen by the score that is to be reported of it.
   */
  public static final String DEFAULT_METRIC = "validation.rmse";

  private enum Other {
    RMSE_SKILL("skill.rmseVsPersistence", true, ComparisonRow::rmseVsPersistence),
    MAE_SKILL("skill.maeVsPersistence", true, ComparisonRow::maeVsPersistence),
    P_VALUE("skill.dieboldMariano.pValue", false, ComparisonRow::pValue),
    PARAMETERS("model.parameters", false, row -> asDouble(row.parameters())),
    SECONDS("training.seconds", false, ComparisonRow::seconds);

    private final String path;
    private final boolean maximize;
    private final Function<ComparisonRow, @Nullable Double> value;

    Other(String path, boolean maximize, Function<ComparisonRow, @Nullable Double> value) {
      this.path = path;
      this.maximize = maximize;
      this.value = value;
    }
  }

  /**
   * The objective of that path, such as {@code test.mae}, {@code validation.rmse} or {@code
   * skill.rmseVsPersistence}, in the direction that is better.
   *
   * @throws InputException when there is no such number
   */
  public static Objective of(String path) {
    for (Other other : Other.values()) {
      if (other.path.equals(path)) {
        return new Objective(path, other.maximize);
      }
    }
    return Metric.named(metricName(path))
        .map(metric -> new Objective(path, metric.higherIsBetter()))
        .orElseThrow(
            () ->
                new InputException(
                    "There is no metric "
                        + path
                        + "; known are "
                        + String.join(", ", known())
                        + "."));
  }

  /** Whether it is a metric of the validation or the test part. */
  boolean isOfPart() {
    return !metricName(metric).isEmpty();
  }

  /** The row's value; absent where it has none. */
  @Nullable Double value(ComparisonRow row) {
    for (Other other : Other.values()) {
      if (other.path.equals(metric)) {
        return other.value.apply(row);
      }
    }
    Metrics metrics = metric.startsWith("validation.") ? row.validation() : row.test();
    return metrics == null
        ? null
        : Metric.named(metricName(metric)).map(found -> found.of(metrics)).orElse(null);
  }

  /** All that results can be ranked by. */
  public static List<Objective> all() {
    List<Objective> objectives = new ArrayList<>();
    for (String part : List.of("validation.", "test.")) {
      for (Metric metric : Metric.values()) {
        objectives.add(new Objective(part + metric.key(), metric.higherIsBetter()));
      }
    }
    for (Other other : Other.values()) {
      objectives.add(new Objective(other.path, other.maximize));
    }
    return objectives;
  }

  /** The numbers that have a mean and a spread over seeds. */
  static List<Objective> spreading() {
    List<Objective> objectives = new ArrayList<>();
    for (String part : List.of("validation.", "test.")) {
      for (Metric metric : Metric.values()) {
        objectives.add(new Objective(part + metric.key(), metric.higherIsBetter()));
      }
    }
    for (Other other : List.of(Other.RMSE_SKILL, Other.MAE_SKILL, Other.SECONDS)) {
      objectives.add(new Objective(other.path, other.maximize));
    }
    return objectives;
  }

  private static String metricName(String path) {
    boolean ofPart = path.startsWith("test.") || path.startsWith("validation.");
    return ofPart ? path.substring(path.indexOf('.') + 1) : "";
  }

  private static List<String> known() {
    List<String> paths = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      paths.add("test." + metric.key());
    }
    paths.add("the same of validation");
    for (Other other : Other.values()) {
      paths.add(other.path);
    }
    return paths;
  }

  private static @Nullable Double asDouble(@Nullable Long value) {
    return value == null ? null : Double.valueOf(value);
  }
}
