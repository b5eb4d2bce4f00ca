package io.workbench.ui.cli;

/**
 * Where output goes.
 *
 * @param stdout whether stdout is a terminal
 * @param stderr whether stderr is a terminal
 * @param columns width of the terminal in characters
 */
record Terminal(boolean stdout, boolean stderr, int columns) {
  private static final int USUAL_COLUMNS = 100;
  private static final String CLEAR_LINE = "\r\u001b[K";

  static Terminal ofThisProcess() {
    return new Terminal(
        Boolean.getBoolean("workbench.stdout.terminal"),
        Boolean.getBoolean("workbench.stderr.terminal"),
        Integer.getInteger("workbench.columns", USUAL_COLUMNS));
  }

  /** What takes a half-drawn line off stderr; nothing where lines cannot be taken back. */
  String clearLine() {
    return stderr ? CLEAR_LINE : "";
  }

  /** The line, or as much of it as the columns hold. */
  static String cut(String line, int columns) {
    return line.length() <= columns ? line : line.substring(0, Math.max(0, columns - 1)) + "…";
  }

  /** A paragraph for stderr, broken between words at the terminal's width. */
  String wrap(String text, String indent) {
    StringBuilder lines = new StringBuilder(indent);
    int length = indent.length();
    for (String word : text.split(" ", -1)) {
      boolean first = length == indent.length();
      if (stderr && !first && length + 1 + word.length() > columns) {
        lines.append(System.lineSeparator()).append(indent);
        length = indent.length();
        first = true;
      }
      lines.append(first ? "" : " ").append(word);
      length += word.length() + (first ? 0 : 1);
    }
    return lines.toString();
  }
}
