package io.workbench.train.compare;

import io.workbench.train.evaluate.Metric;
import io.workbench.train.evaluate.Metrics;
import io.workbench.train.run.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of a comparison in words, shared by the text table and Markdown. */
final class TextColumns {
  private static final List<Metric> SHOWN =
      List.of(Metric.RMSE, Metric.MAE, Metric.R2, Metric.DIRECTIONAL_ACCURACY);

  private final Comparison comparison;
  private final List<TextColumn> columns = new ArrayList<>();

  private TextColumns(Comparison comparison) {
    this.comparison = comparison;
  }

  static List<TextColumn> of(Comparison comparison) {
    TextColumns table = new TextColumns(comparison);
    table.identity();
    table.scores();
    table.costs();
    return table.columns.stream().filter(column -> !column.isEmpty()).toList();
  }

  private void identity() {
    add("run", false, 0, ComparisonRow::label);
    if (comparison.hasSeveralTestParts()) {
      add("data", false, 0, ComparisonRow::data);
    }
    add("model", false, 1, ComparisonRow::model);
    for (String key : comparison.differences()) {
      add(shortened(key), false, 2, row -> row.differences().getOrDefault(key, ""));
    }
    boolean allComplete =
        comparison.rows().stream()
            .allMatch(row -> !row.isRun() || row.status() == RunResult.Status.COMPLETE);
    if (!allComplete) {
      add("status", false, 1, TextColumns::status);
    }
  }

  private void scores() {
    Objective objective = comparison.objective();
    String part = objective.isOfValidation() ? "validation." : "test.";
    List<String> titles = SHOWN.stream().map(metric -> part + metric.key()).toList();
    boolean ofPart = objective.metric().startsWith(part);
    if (ofPart && !titles.contains(objective.metric())) {
      errors(objective.metric(), 0, objective::value);
    }
    for (int index = 0; index < SHOWN.size(); index++) {
      Metric metric = SHOWN.get(index);
      boolean isObjective = titles.get(index).equals(objective.metric());
      String title = isObjective ? objective.metric() : shortTitle(titles.get(index));
      int rank = isObjective ? 0 : 3 + index;
      if (metric.higherIsBetter()) {
        add(title, true, rank, row -> formatted("%.4f", value(row, metric)));
      } else {
        errors(title, rank, row -> value(row, metric));
      }
    }
    add("RMSE skill", true, 2, row -> percent(row.rmseVsPersistence()));
    add("MAE skill", true, 3, row -> percent(row.maeVsPersistence()));
    add("DM p", true, 2, row -> probability(row.pValue()));
  }

  private void costs() {
    add("parameters", true, 8, row -> count(row.parameters()));
    add("seconds", true, 7, row -> seconds(row.seconds()));
  }

  private static String shortTitle(String path) {
    return path.replace(Metric.DIRECTIONAL_ACCURACY.key(), "direction");
  }

  private @Nullable Double value(ComparisonRow row, Metric metric) {
    Metrics metrics = comparison.objective().isOfValidation() ? row.validation() : row.test();
    return metrics == null ? null : metric.of(metrics);
  }

  private void add(String title, boolean right, int rank, Function<ComparisonRow, String> cell) {
    List<String> cells = comparison.rows().stream().map(cell).toList();
    columns.add(new TextColumn(title, cells, right, rank));
  }

  /** Errors with as many decimals as show four digits of the smallest in the column. */
  private void errors(String title, int rank, Function<ComparisonRow, @Nullable Double> value) {
    double smallest = Double.MAX_VALUE;
    for (ComparisonRow row : comparison.rows()) {
      Double error = value.apply(row);
      smallest = error == null || error == 0 ? smallest : Math.min(smallest, Math.abs(error));
    }
    int magnitude = smallest == Double.MAX_VALUE ? 0 : (int) Math.floor(Math.log10(smallest));
    String format = "%,." + Math.max(0, Math.min(12, 3 - magnitude)) + "f";
    add(title, true, rank, row -> formatted(format, value.apply(row)));
  }

  /** The last part of a key, where no other differing key ends with it. */
  private String shortened(String key) {
    String end = key.substring(key.lastIndexOf('.') + 1);
    long same =
        comparison.differences().stream()
            .filter(other -> other.equals(end) || other.endsWith("." + end))
            .count();
    return same == 1 ? end : key;
  }

  private static String formatted(String format, @Nullable Double value) {
    return value == null ? "" : String.format(Locale.ROOT, format, value);
  }

  private static String percent(@Nullable Double fraction) {
    if (fraction == null) {
      return "";
    }
    // Neither +0.0 nor -0.0.
    return Math.abs(fraction) < 0.0005
        ? "0.0 %"
        : String.format(Locale.ROOT, "%+.1f %%", 100 * fraction);
  }

  private static String probability(@Nullable Double pValue) {
    return pValue != null && pValue < 0.001 ? "<0.001" : formatted("%.3f", pValue);
  }

  private static String count(@Nullable Long value) {
    return value == null ? "" : String.format(Locale.ROOT, "%,d", value);
  }

  private static String seconds(@Nullable Double value) {
    return formatted("%,.1f", value);
  }

  private static String status(ComparisonRow row) {
    RunResult.Status status = row.status();
    return status == null ? "" : status.name().toLowerCase(Locale.ROOT);
  }
}
