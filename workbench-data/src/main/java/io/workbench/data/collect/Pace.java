package io.workbench.data.collect;

import java.time.Instant;
import java.util.function.BooleanSupplier;

/** The time that a collector lives in: the wall clock's, or one that is made to pass faster. */
public interface Pace {
  /** What the clock says. */
  Instant now();

  /**
   * Waits until the clock says so, or was set back, or the stop is asked for.
   *
   * @return whether to go on
   */
  boolean awaitUntil(Instant moment, BooleanSupplier stop);
}
