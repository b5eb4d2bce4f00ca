package io.workbench.train.sweep.arbiter;

import org.apache.commons.math3.random.RandomGenerator;

/** What is known of a parameter that did not take part: nothing. */
final class UniformKernel implements Kernel {
  @Override
  public double density(double unit) {
    return 1;
  }

  @Override
  public double sample(RandomGenerator random) {
    return random.nextDouble();
  }
}
