package io.workbench.train.spec;

/** What training minimises. */
public enum Loss {
  /** Mean squared error of the standardised target. */
  MSE
}
