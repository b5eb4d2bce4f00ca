package io.workbench.data.source.sfcompute;

import com.fasterxml.jackson.databind.JsonNode;

/** What came from outside, cut to what fits into a sentence. */
final class Shortened {
  private static final int VALUE_CHARS = 60;
  private static final int TEXT_CHARS = 200;

  private Shortened() {}

  /** A value as JSON, where text has its quotes and no control character. */
  static String of(JsonNode value) {
    return cut(value.toString(), VALUE_CHARS);
  }

  /** A sentence of somebody else's on one line, without its full stop. */
  static String of(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return cut(line.endsWith(".") ? line.substring(0, line.length() - 1) : line, TEXT_CHARS);
  }

  private static String cut(String text, int chars) {
    return text.length() <= chars ? text : text.substring(0, chars) + "…";
  }
}
