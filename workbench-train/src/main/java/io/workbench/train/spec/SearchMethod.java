package io.workbench.train.spec;

/** How a sweep picks its next candidate. */
public enum SearchMethod {
  /** Independent uniform draws. */
  RANDOM,
  /** Every combination of every parameter's values, once. */
  GRID,
  /** A sequence that fills the space more evenly than random draws. */
  SOBOL,
  /** Crossing and mutating the best candidates so far. */
  GENETIC,
  /**
   * The tree-structured Parzen estimator: candidates that look more like good than like bad ones.
   */
  TPE
}
