package io.workbench.train.spec;

import io.workbench.data.InputException;
import java.util.function.Supplier;

/** Puts the place that something was written at before what is wrong with it. */
final class Located {
  private Located() {}

  /** What the reading gives; a rule that it breaks is told with the place. */
  static <T> T at(Where where, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException e) {
      throw new InputException(where.prefix() + e.getMessage(), e);
    }
  }
}
