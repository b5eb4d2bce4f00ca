package io.workbench.train.loop;

/** Means over the windows of an epoch, and the speed of the run so far. */
final class EpochTotals {
  private int windows;
  private int steps;
  private double lossSum;
  private double normSum;
  private double lastLoss;

  void add(int batchWindows, double loss, double gradientNorm) {
    windows += batchWindows;
    steps++;
    lossSum += loss * batchWindows;
    normSum += gradientNorm;
    lastLoss = loss;
  }

  int windows() {
    return windows;
  }

  /** Of the last batch. */
  double lastLoss() {
    return lastLoss;
  }

  /** Mean over windows. */
  double loss() {
    return lossSum / windows;
  }

  /** Mean over steps. */
  double gradientNorm() {
    return normSum / steps;
  }
}
