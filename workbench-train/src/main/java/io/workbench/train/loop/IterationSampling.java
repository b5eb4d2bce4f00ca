package io.workbench.train.loop;

/** Which iterations a listener hears; asked several times for each, always in one thread. */
interface IterationSampling {
  /** Whether the iteration with this number, from 0, is heard; the same at every call for it. */
  boolean hears(int iteration);

  /** An iteration that was heard is over. */
  default void heard() {}

  /** Those whose number is a multiple of n. */
  static IterationSampling every(int iterations) {
    return iteration -> iteration % iterations == 0;
  }
}
