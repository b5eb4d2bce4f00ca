package io.workbench.train.spec;

/** Which way of a sweep's objective is better. */
public enum Goal {
  /** Less is better. */
  MINIMIZE,
  /** More is better. */
  MAXIMIZE
}
