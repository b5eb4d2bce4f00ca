package io.workbench.train.compare;

import io.workbench.train.evaluate.Metric;
import io.workbench.train.evaluate.SeedSpread;
import io.workbench.train.evaluate.SignedPercent;
import io.workbench.train.run.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
    add("seeds", true, 2, TextColumns::seeds);
    boolean allComplete =
        comparison.rows().stream()
            .allMatch(row -> !row.isRun() || row.status() == RunResult.Status.COMPLETE);
    if (!allComplete) {
      add("status", false, 1, TextColumns::status);
    }
  }

  private void scores() {
    Objective objective = comparison.objective();
    List<String> titles = SHOWN.stream().map(metric -> "test." + metric.key()).toList();
    if (objective.isOfPart() && !titles.contains(objective.metric())) {
      score(objective.metric(), 0, objective);
    }
    for (int index = 0; index < SHOWN.size(); index++) {
      boolean isObjective = titles.get(index).equals(objective.metric());
      String title = isObjective ? objective.metric() : shortTitle(titles.get(index));
      int rank = isObjective ? 0 : 3 + index;
      score(title, rank, Objective.of(titles.get(index)));
    }
    ranked("RMSE skill", 2, Objective.of("skill.rmseVsPersistence"), TextColumns::percent);
    ranked("MAE skill", 3, Objective.of("skill.maeVsPersistence"), TextColumns::percent);
    add("DM p", true, 2, row -> probability(row.pValue()));
  }

  private void costs() {
    add("parameters", true, 8, row -> count(row.parameters()));
    add("seconds", true, 7, row -> seconds(row.seconds()));
  }

  private static String shortTitle(String path) {
    return path.replace(Metric.DIRECTIONAL_ACCURACY.key(), "direction");
  }

  private void add(String title, boolean right, int rank, Function<ComparisonRow, String> cell) {
    List<String> cells = comparison.rows().stream().map(cell).toList();
    columns.add(new TextColumn(title, cells, right, rank, Set.of()));
  }

  /** A number of which more or less is better, with its spread where the row has one. */
  private void ranked(
      String title, int rank, Objective objective, Function<@Nullable Double, String> format) {
    List<String> cells = new ArrayList<>();
    for (ComparisonRow row : comparison.rows()) {
      SeedSpread spread =
          row.group() == null ? null : row.group().spreads().get(objective.metric());
      String deviation = spread == null ? "" : format.apply(spread.standardDeviation());
      String value = format.apply(objective.value(row));
      cells.add(deviation.isEmpty() ? value : value + " ± " + deviation.replace("+", ""));
    }
    columns.add(new TextColumn(title, cells, true, rank, comparison.best(objective)));
  }

  private void score(String title, int rank, Objective objective) {
    if (objective.maximize()) {
      ranked(title, rank, objective, value -> formatted("%.4f", value));
    } else {
      errors(title, rank, objective);
    }
  }

  /** Errors with as many decimals as show four digits of the smallest in the column. */
  private void errors(String title, int rank, Objective objective) {
    double smallest = Double.MAX_VALUE;
    for (ComparisonRow row : comparison.rows()) {
      Double error = objective.value(row);
      smallest = error == null || error == 0 ? smallest : Math.min(smallest, Math.abs(error));
    }
    int magnitude = smallest == Double.MAX_VALUE ? 0 : (int) Math.floor(Math.log10(smallest));
    String format = "%,." + Math.max(0, Math.min(12, 3 - magnitude)) + "f";
    ranked(title, rank, objective, value -> formatted(format, value));
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
    return Math.abs(fraction) < 0.0005 ? "0.0 %" : SignedPercent.of(fraction);
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

  private static String seeds(ComparisonRow row) {
    return row.group() == null ? "" : Integer.toString(row.group().seeds().size());
  }

  private static String status(ComparisonRow row) {
    RunResult.Status status = row.status();
    return status == null ? "" : status.name().toLowerCase(Locale.ROOT);
  }
}
