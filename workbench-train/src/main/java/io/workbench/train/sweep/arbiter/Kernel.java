package io.workbench.train.sweep.arbiter;

import org.apache.commons.math3.random.RandomGenerator;

/**
 * One dimension's kernel around one observation. Densities are relative to the uniform one on [0,
 * 1], so that a parameter which says nothing counts 1.
 */
interface Kernel {
  /** The density at a place of [0, 1]. */
  double density(double unit);

  /** A draw. */
  double sample(RandomGenerator random);
}
