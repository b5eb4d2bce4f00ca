package io.workbench.train.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * Renders a comparison as a LaTeX table with the rules of booktabs: the best of each column in bold
 * within each test part, baselines in italics. Whatever a result says is escaped.
 */
final class LatexTable {
  private static final String END = " \\\\\n";

  private LatexTable() {}

  static String render(Comparison comparison) {
    List<TextColumn> columns = TextColumns.of(comparison);
    StringBuilder text = new StringBuilder("% The preamble needs \\usepackage{booktabs}.\n");
    for (String note : notes(comparison)) {
      text.append("% ").append(note.replaceAll("\\s+", " ")).append('\n');
    }
    text.append("\\begin{tabular}{");
    columns.forEach(column -> text.append(column.right() ? 'r' : 'l'));
    text.append("}\n\\toprule\n");
    text.append(line(columns.stream().map(column -> escaped(column.title())).toList()));
    String data = "";
    for (int row = 0; row < comparison.rows().size(); row++) {
      String own = comparison.rows().get(row).data();
      text.append(own.equals(data) ? "" : "\\midrule\n");
      text.append(line(cells(comparison.rows().get(row), columns, row)));
      data = own;
    }
    return text.append("\\bottomrule\n\\end{tabular}\n").toString();
  }

  private static List<String> notes(Comparison comparison) {
    List<String> notes = new ArrayList<>();
    comparison.notes().forEach(note -> notes.add(note.sentence()));
    comparison.data().forEach(part -> notes.add(part.sentence()));
    return notes;
  }

  private static List<String> cells(ComparisonRow row, List<TextColumn> columns, int index) {
    List<String> cells = new ArrayList<>();
    for (TextColumn column : columns) {
      String cell = escaped(column.cells().get(index));
      boolean plain = cell.isEmpty() || (row.isRun() && !column.best().contains(index));
      cells.add(plain ? cell : (row.isRun() ? "\\textbf{" : "\\textit{") + cell + "}");
    }
    return cells;
  }

  private static String line(List<String> cells) {
    String line = String.join(" & ", cells);
    String begin = line.stripLeading();
    // What ends the line before would take these as its own argument.
    boolean taken = begin.startsWith("[") || begin.startsWith("*");
    return (taken ? "{}" : "") + line + END;
  }

  static String escaped(String cell) {
    StringBuilder text = new StringBuilder();
    for (int index = 0; index < cell.length(); index++) {
      text.append(escaped(cell, index));
    }
    return text.toString();
  }

  private static String escaped(String cell, int index) {
    char sign = cell.charAt(index);
    return switch (sign) {
      case '\\' -> "\\textbackslash{}";
      case '~' -> "\\textasciitilde{}";
      case '^' -> "\\textasciicircum{}";
      case '{', '}', '$', '&', '#', '_', '%' -> "\\" + sign;
      case '<', '>' -> "$" + sign + "$";
      case '±' -> "$\\pm$";
      case '-' -> isMinus(cell, index) ? "$-$" : "-";
      case '"' -> "{\\ttfamily\\char34}";
      default -> Character.isISOControl(sign) ? " " : String.valueOf(sign);
    };
  }

  /** Not the dash within a name. */
  private static boolean isMinus(String cell, int index) {
    boolean first = index == 0 || cell.charAt(index - 1) == ' ';
    return first && index + 1 < cell.length() && Character.isDigit(cell.charAt(index + 1));
  }
}
