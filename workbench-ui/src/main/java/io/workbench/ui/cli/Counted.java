package io.workbench.ui.cli;

import java.util.Locale;

/** Numbers of things as a person says them. */
final class Counted {
  private Counted() {}

  /** {@code 1 gap}, {@code 0 gaps}, {@code 1,234 gaps}. */
  static String of(long count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }
}
