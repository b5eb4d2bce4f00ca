package io.workbench.train.spec;

/** One sentence for a setting that breaks its rule. */
final class Checks {
  private Checks() {}

  static void require(boolean holds, String rule, Object found) {
    if (!holds) {
      throw new IllegalArgumentException(rule + ", but was " + found + ".");
    }
  }
}
