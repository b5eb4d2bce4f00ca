package io.workbench.train.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Renders a comparison as a table for a terminal or a text file. */
final class TextTable {
  private static final String GAP = "  ";
  private static final int NARROW = 14;
  private static final String BOLD = "\u001b[1m";
  private static final String FAINT = "\u001b[2m";
  private static final String RESET = "\u001b[0m";

  private TextTable() {}

  /**
   * The table and its notes.
   *
   * @param width characters a line may have; 0 for as many as needed
   * @param ansi whether the best run is bold and baselines are faint
   */
  static String render(Comparison comparison, int width, boolean ansi) {
    List<TextColumn> all = TextColumns.of(comparison);
    List<TextColumn> columns = width == 0 ? all : fit(all, width);
    StringBuilder text = new StringBuilder();
    text.append(titles(columns)).append('\n');
    text.append("─".repeat(total(columns))).append('\n');
    for (int row = 0; row < comparison.rows().size(); row++) {
      text.append(line(comparison.rows().get(row), columns, row, ansi)).append('\n');
    }
    List<String> notes = notes(comparison, all, columns);
    text.append(notes.isEmpty() ? "" : "\n");
    notes.forEach(note -> text.append(note).append('\n'));
    return text.toString();
  }

  /** Narrows the columns of words, then leaves out those of the highest rank, until all fit. */
  private static List<TextColumn> fit(List<TextColumn> all, int width) {
    List<TextColumn> columns = new ArrayList<>(all);
    while (total(columns) > width) {
      TextColumn widest =
          columns.stream()
              .filter(column -> !column.right() && column.width() > NARROW)
              .max(Comparator.comparingInt(TextColumn::width))
              .orElse(null);
      TextColumn least = columns.stream().max(Comparator.comparingInt(TextColumn::rank)).get();
      if (widest != null) {
        int excess = total(columns) - width;
        columns.set(columns.indexOf(widest), widest.cut(Math.max(NARROW, widest.width() - excess)));
      } else if (least.rank() > 0) {
        columns.remove(least);
      } else {
        return columns;
      }
    }
    return columns;
  }

  private static int total(List<TextColumn> columns) {
    return columns.stream().mapToInt(TextColumn::width).sum() + GAP.length() * (columns.size() - 1);
  }

  private static String titles(List<TextColumn> columns) {
    return String.join(GAP, columns.stream().map(column -> padded(column.title(), column)).toList())
        .stripTrailing();
  }

  private static String line(ComparisonRow row, List<TextColumn> columns, int index, boolean ansi) {
    String line =
        String.join(
                GAP,
                columns.stream().map(column -> padded(column.cells().get(index), column)).toList())
            .stripTrailing();
    if (!ansi || (row.isRun() && !row.best())) {
      return line;
    }
    return (row.best() ? BOLD : FAINT) + line + RESET;
  }

  private static String padded(String cell, TextColumn column) {
    String space = " ".repeat(column.width() - cell.length());
    return column.right() ? space + cell : cell + space;
  }

  private static List<String> notes(
      Comparison comparison, List<TextColumn> all, List<TextColumn> shown) {
    List<String> notes = new ArrayList<>(comparison.sentences());
    if (shown.size() < all.size()) {
      List<String> left = all.stream().map(TextColumn::title).toList();
      List<String> titles = shown.stream().map(TextColumn::title).toList();
      String missing =
          String.join(", ", left.stream().filter(title -> !titles.contains(title)).toList());
      notes.add("Left out for want of width: " + missing + ".");
    }
    return notes;
  }
}
