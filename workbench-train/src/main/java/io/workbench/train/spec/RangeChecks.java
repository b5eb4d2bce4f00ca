package io.workbench.train.spec;

import org.jspecify.annotations.Nullable;

/** The rules that ranges of whole and of real numbers share. */
final class RangeChecks {
  private RangeChecks() {}

  static void rises(String key, Number low, Number high, boolean holds) {
    Checks.require(
        holds, "\"" + key + "\" must range from low to high", "[" + low + ", " + high + "]");
  }

  static void logarithmic(
      String key, Number low, boolean holds, String least, @Nullable Number step) {
    Checks.require(holds, "\"" + key + "\" with log must start " + least, low);
    Checks.require(
        step == null, "\"" + key + "\" with log must have no step", String.valueOf(step));
  }

  static void step(String key, Number step, boolean holds) {
    Checks.require(
        holds, "the step of \"" + key + "\" must be above 0 and lead from low to high", step);
  }
}
