package io.workbench.train.spec;

/** What computes a run: the ComputationGraph itself, or kernels compiled from it. */
public enum EngineChoice {
  /** The compiled kernels where they support the graph and the machine, or else DL4J. */
  AUTO,
  /** The ComputationGraph itself, the reference. */
  DL4J,
  /** The same graph compiled to CPU kernels. */
  COMPILED
}
