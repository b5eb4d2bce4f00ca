package io.workbench.data.source;

/** A stationary Gaussian autoregression of order one around 0. */
final class Reverting {
  private final double memory;
  private final double deviation;
  private final double surprise;
  private double value;

  /**
   * A course that has not started.
   *
   * @param memory share that is left after a step
   * @param deviation stationary standard deviation
   */
  Reverting(double memory, double deviation) {
    this.memory = memory;
    this.deviation = deviation;
    surprise = deviation * Math.sqrt(1 - memory * memory);
  }

  /** Starts from the stationary law. */
  void start(double standardNormal) {
    value = deviation * standardNormal;
  }

  void move(double standardNormal) {
    value = memory * value + surprise * standardNormal;
  }

  double value() {
    return value;
  }
}
