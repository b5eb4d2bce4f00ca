package io.workbench.data.source;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;

/** Reads a decimal number from characters, to the nearest double as {@link Double#valueOf} does. */
final class Numbers {
  private static final int LETTER_CASE = 0x20;

  private Numbers() {}

  /**
   * The number; {@code NaN} where the text is blank or says NaN. Java's own suffixes and
   * hexadecimal numbers are not numbers here.
   *
   * @throws NumberFormatException if the text is no number
   */
  static double parse(char[] text, int offset, int length) {
    int from = offset;
    int to = offset + length;
    while (from < to && text[to - 1] <= ' ') {
      to--;
    }
    while (from < to && text[from] <= ' ') {
      from++;
    }
    if (from == to || isNan(text, from, to)) {
      return Double.NaN;
    }
    int last = text[to - 1] | LETTER_CASE;
    if (last == 'd' || last == 'f' || isHexadecimal(text, from, to)) {
      throw new NumberFormatException("a number of decimal digits was expected");
    }
    return JavaDoubleParser.parseDouble(text, from, to - from);
  }

  private static boolean isNan(char[] text, int from, int to) {
    return to - from == 3
        && (text[from] | LETTER_CASE) == 'n'
        && (text[from + 1] | LETTER_CASE) == 'a'
        && (text[from + 2] | LETTER_CASE) == 'n';
  }

  private static boolean isHexadecimal(char[] text, int from, int to) {
    int digits = text[from] == '-' || text[from] == '+' ? from + 1 : from;
    return digits + 1 < to && (text[digits + 1] | LETTER_CASE) == 'x';
  }
}
