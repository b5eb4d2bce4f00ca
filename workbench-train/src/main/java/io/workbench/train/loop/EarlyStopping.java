package io.workbench.train.loop;

/**
 * Remembers the epoch with the lowest validation loss, and stops after too many without a new one.
 */
final class EarlyStopping {
  private final int patience;
  private double bestLoss = Double.POSITIVE_INFINITY;
  private int bestEpoch;
  private int epoch;

  /** Stops once {@code patience} epochs in a row have not improved on the best so far. */
  EarlyStopping(int patience) {
    this.patience = patience;
  }

  /** Takes the next epoch's validation loss; true when it is a new best. */
  boolean improvedBy(double validationLoss) {
    epoch++;
    if (!(validationLoss < bestLoss)) {
      return false;
    }
    bestLoss = validationLoss;
    bestEpoch = epoch;
    return true;
  }

  boolean shouldStop() {
    return epoch - bestEpoch >= patience;
  }

  /** From 1; 0 before the first epoch. */
  int bestEpoch() {
    return bestEpoch;
  }
}
