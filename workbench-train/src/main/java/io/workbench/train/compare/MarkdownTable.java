package io.workbench.train.compare;

import java.util.List;

/** Renders a comparison as a Markdown table, the best run in bold and baselines in italics. */
final class MarkdownTable {
  private MarkdownTable() {}

  static String render(Comparison comparison) {
    List<TextColumn> columns = TextColumns.of(comparison);
    StringBuilder text = new StringBuilder();
    appendLine(text, columns.stream().map(column -> escaped(column.title())).toList());
    appendLine(text, columns.stream().map(column -> column.right() ? "---:" : "---").toList());
    for (int row = 0; row < comparison.rows().size(); row++) {
      appendLine(text, cells(comparison.rows().get(row), columns, row));
    }
    for (String note : comparison.sentences()) {
      text.append('\n').append(note).append('\n');
    }
    return text.toString();
  }

  private static List<String> cells(ComparisonRow row, List<TextColumn> columns, int index) {
    String around = row.best() ? "**" : row.isRun() ? "" : "*";
    return columns.stream()
        .map(column -> escaped(column.cells().get(index)))
        .map(cell -> cell.isEmpty() ? cell : around + cell + around)
        .toList();
  }

  private static void appendLine(StringBuilder text, List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static String escaped(String cell) {
    return cell.replace("\\", "\\\\")
        .replace("|", "\\|")
        .replace("*", "\\*")
        .replace("_", "\\_")
        .replace("<", "&lt;");
  }
}
