package io.workbench.ui.serve;

import io.workbench.train.run.RecordJson;
import java.nio.charset.StandardCharsets;

/**
 * What a browser is answered.
 *
 * @param status of HTTP
 * @param type such as {@code text/html; charset=utf-8}
 * @param apart whether it is a document that must run apart from our pages
 */
public record Reply(int status, String type, byte[] body, boolean apart) {
  private static final String JSON = "application/json; charset=utf-8";

  /** Why something is not there or not possible, in one sentence. */
  public record Problem(String problem) {}

  /** A view as JSON, by the rules of results: what is absent is left out. */
  public static Reply json(Record view) {
    return new Reply(200, JSON, utf8(RecordJson.line(view)), false);
  }

  /** A sentence that a page shows in place of what it asked for. */
  public static Reply problem(int status, String sentence) {
    return new Reply(status, JSON, utf8(RecordJson.line(new Problem(sentence))), false);
  }

  /** Bytes of a file. */
  public static Reply bytes(String type, byte[] bytes) {
    return new Reply(200, type, bytes, false);
  }

  /** An HTML document whose scripts are its own: it may run them, and can reach nothing. */
  public static Reply document(byte[] html) {
    return new Reply(200, "text/html; charset=utf-8", html, true);
  }

  /** A file for a person to keep, such as CSV or Markdown. */
  public static Reply text(String type, String text) {
    return new Reply(200, type + "; charset=utf-8", utf8(text), false);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
