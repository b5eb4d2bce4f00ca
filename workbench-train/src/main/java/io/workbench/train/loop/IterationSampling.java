package io.workbench.train.loop;

import java.util.function.BooleanSupplier;

/** Which iterations a listener hears; asked several times for each, always in one thread. */
interface IterationSampling {
  /** Whether the iteration with this number, from 0, is heard; the same at every call for it. */
  boolean hears(int iteration);

  /** An iteration that was heard is over. */
  default void heard() {}

  /** The same, but none while the gate is shut, whose state changes between two iterations only. */
  default IterationSampling onlyWhile(BooleanSupplier open) {
    IterationSampling inner = this;
    return new IterationSampling() {
      @Override
      public boolean hears(int iteration) {
        return open.getAsBoolean() && inner.hears(iteration);
      }

      @Override
      public void heard() {
        inner.heard();
      }
    };
  }
}
