package io.workbench.train.sweep.spark;

import org.jspecify.annotations.Nullable;

/** Spark's messages, which may hold whole stack traces, cut down to one sentence. */
final class Sentences {
  private Sentences() {}

  /** The first line of what began it all. */
  static String deepest(Throwable problem) {
    Throwable deepest = problem;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return first(deepest.getMessage());
  }

  /** The first line, with a full stop. */
  static String first(@Nullable String text) {
    String line = text == null ? "" : text.strip().lines().findFirst().orElse("");
    if (line.isEmpty()) {
      return "no reason was given.";
    }
    return line.endsWith(".") ? line : line + ".";
  }
}
