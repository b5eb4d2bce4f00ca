package io.workbench.train.compare;

import java.util.List;
import java.util.Set;

/**
 * A column of a table in words.
 *
 * @param cells one a row; empty where a row has no value
 * @param right whether numbers are aligned on the right
 * @param rank columns of a higher rank go first when the table is too wide; 0 always stays
 * @param best rows that have the best value of their test part, where the column ranks runs
 */
record TextColumn(String title, List<String> cells, boolean right, int rank, Set<Integer> best) {
  int width() {
    int width = title.length();
    for (String cell : cells) {
      width = Math.max(width, cell.length());
    }
    return width;
  }

  boolean isEmpty() {
    return cells.stream().allMatch(String::isEmpty);
  }

  /** The column with every cell and the title cut to a width. */
  TextColumn cut(int width) {
    return new TextColumn(
        cut(title, width),
        cells.stream().map(cell -> cut(cell, width)).toList(),
        right,
        rank,
        best);
  }

  private static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 1) + "…";
  }
}
