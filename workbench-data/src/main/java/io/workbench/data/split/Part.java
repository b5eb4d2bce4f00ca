package io.workbench.data.split;

/** The three parts of a series, in order of time. */
public enum Part {
  /** What models and scalers are fitted on. */
  TRAIN,
  /** What chooses the best epoch and the best model. */
  VALIDATION,
  /** What judges a finished model. */
  TEST
}
