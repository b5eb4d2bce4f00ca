package io.workbench.train.spec;

/** What ends a trial that is behind before its last epoch. */
public enum PrunerKind {
  /** Nothing does. */
  NONE,
  /** A validation loss above the median of earlier trials at the same epoch. */
  MEDIAN,
  /** Asynchronous successive halving: a place outside the best of its rung. */
  ASHA
}
