package io.workbench.train.compare;

import io.workbench.train.evaluate.Metric;
import io.workbench.train.evaluate.Metrics;
import io.workbench.train.evaluate.SeedSpread;
import io.workbench.train.run.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Renders a comparison as CSV (RFC 4180), with every number in full and no units. A text that a
 * spreadsheet would take for a formula begins with an apostrophe.
 */
final class CsvTable {
  private static final Pattern FORMULA = Pattern.compile("[=+\\-@\t\r]");
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9.]+(E[+-]?[0-9]+)?");

  private CsvTable() {}

  static String render(Comparison comparison) {
    StringBuilder text = new StringBuilder();
    appendLine(text, titles(comparison));
    for (ComparisonRow row : comparison.rows()) {
      appendLine(text, cells(row, comparison));
    }
    return text.toString();
  }

  private static List<String> titles(Comparison comparison) {
    List<String> titles = new ArrayList<>(List.of("run", "data", "model", "status", "best"));
    titles.addAll(comparison.differences());
    for (String part : List.of("validation.", "test.")) {
      titles.add(part + "n");
      for (Metric metric : Metric.values()) {
        titles.add(part + metric.key());
      }
    }
    titles.addAll(
        List.of(
            "skill.rmseVsPersistence",
            "skill.maeVsPersistence",
            "skill.dieboldMariano.pValue",
            "model.parameters",
            "training.seconds",
            "file"));
    if (isGrouped(comparison)) {
      titles.add("seeds");
      Objective.spreading().forEach(one -> titles.add(one.metric() + ".sd"));
    }
    return titles;
  }

  private static List<String> cells(ComparisonRow row, Comparison comparison) {
    RunResult.Status status = row.status();
    List<String> cells = new ArrayList<>();
    cells.add(row.label());
    cells.add(row.data());
    cells.add(row.model());
    cells.add(status == null ? "" : status.name().toLowerCase(Locale.ROOT));
    cells.add(row.best() ? "true" : "false");
    for (String key : comparison.differences()) {
      cells.add(row.differences().getOrDefault(key, ""));
    }
    addMetrics(cells, row.validation());
    addMetrics(cells, row.test());
    cells.add(text(row.rmseVsPersistence()));
    cells.add(text(row.maeVsPersistence()));
    cells.add(text(row.pValue()));
    cells.add(text(row.parameters()));
    cells.add(text(row.seconds()));
    cells.add(text(row.file()));
    if (isGrouped(comparison)) {
      addSpreads(cells, row.group());
    }
    return cells;
  }

  private static boolean isGrouped(Comparison comparison) {
    return comparison.rows().stream().anyMatch(row -> row.group() != null);
  }

  private static void addSpreads(List<String> cells, @Nullable SeedGroup group) {
    cells.add(group == null ? "" : String.join(" ", group.seeds()));
    for (Objective objective : Objective.spreading()) {
      SeedSpread spread = group == null ? null : group.spreads().get(objective.metric());
      cells.add(spread == null ? "" : text(spread.standardDeviation()));
    }
  }

  private static void addMetrics(List<String> cells, @Nullable Metrics metrics) {
    cells.add(metrics == null ? "" : Long.toString(metrics.n()));
    for (Metric metric : Metric.values()) {
      cells.add(metrics == null ? "" : text(metric.of(metrics)));
    }
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static void appendLine(StringBuilder text, List<String> cells) {
    text.append(String.join(",", cells.stream().map(CsvTable::quoted).toList())).append('\n');
  }

  private static String quoted(String text) {
    boolean formula = FORMULA.matcher(text).lookingAt() && !NUMBER.matcher(text).matches();
    String cell = formula ? "'" + text : text;
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
