package io.workbench.data.source;

/** Looks at a field of a CSV file in the parser's buffer. */
final class CsvText {
  private static final int SHOWN_CHARACTERS = 40;

  private CsvText() {}

  /** Whether the text has the end of a line in it. */
  static boolean spansLines(char[] text, int offset, int length) {
    for (int at = offset; at < offset + length; at++) {
      if (text[at] == '\n' || text[at] == '\r') {
        return true;
      }
    }
    return false;
  }

  /** The text in quotes for a message, cut where it is long. */
  static String shown(char[] text, int offset, int length) {
    String start = new String(text, offset, Math.min(length, SHOWN_CHARACTERS));
    String plain = start.replaceAll("\\p{Cntrl}", " ");
    return '"' + plain + (length > SHOWN_CHARACTERS ? "…" : "") + '"';
  }
}
