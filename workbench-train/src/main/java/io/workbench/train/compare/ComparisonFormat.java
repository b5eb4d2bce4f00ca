package io.workbench.train.compare;

import io.workbench.data.InputException;
import io.workbench.train.run.ResultJson;
import java.util.Locale;

/** The forms in which a comparison can be written. */
public enum ComparisonFormat {
  /** A table for people. */
  TEXT,
  /** One line a row, all numbers in full. */
  CSV,
  /** A table for a README. */
  MARKDOWN,
  /** A table for a paper, in LaTeX with booktabs. */
  LATEX,
  /** The view itself. */
  JSON;

  /**
   * The format of that name.
   *
   * @throws InputException when there is none
   */
  public static ComparisonFormat named(String name) {
    for (ComparisonFormat format : values()) {
      if (format.name().toLowerCase(Locale.ROOT).equals(name)) {
        return format;
      }
    }
    throw new InputException(
        "There is no format " + name + "; known are text, csv, markdown, latex and json.");
  }

  /**
   * The comparison in this format, ending with a line end.
   *
   * @param width characters that a line of a text table may have; 0 for as many as needed
   * @param ansi whether a text table may use bold and faint
   */
  public String render(Comparison comparison, int width, boolean ansi) {
    return switch (this) {
      case TEXT -> TextTable.render(comparison, width, ansi);
      case CSV -> CsvTable.render(comparison);
      case MARKDOWN -> MarkdownTable.render(comparison);
      case LATEX -> LatexTable.render(comparison);
      case JSON -> ResultJson.text(comparison) + "\n";
    };
  }
}
