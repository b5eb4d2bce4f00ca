package io.workbench.train.sweep.arbiter;

import org.apache.commons.math3.random.RandomGenerator;

/**
 * The kernel of Aitchison and Aitken (1976) over names: the observed one with 1 - share (levels -
 * 1) / levels, and each other one with share / levels.
 */
final class NominalKernel implements Kernel {
  private final int levels;
  private final int observed;
  private final double share;

  /**
   * A kernel.
   *
   * @param share in [0, 1] that is spread evenly over all names
   */
  NominalKernel(int levels, double centre, double share) {
    this.levels = levels;
    this.observed = level(centre);
    this.share = share;
  }

  @Override
  public double density(double unit) {
    return share + (level(unit) == observed ? (1 - share) * levels : 0);
  }

  @Override
  public double sample(RandomGenerator random) {
    int level = random.nextDouble() < share ? random.nextInt(levels) : observed;
    return (level + 0.5) / levels;
  }

  private int level(double unit) {
    return (int) Math.min(levels - 1.0, Math.max(0, unit) * levels);
  }
}
