package io.workbench.train.spec;

/**
 * Multiplies the learning rate by {@code factor} once the validation loss has not fallen below its
 * best for more than {@code patience} epochs.
 *
 * @param factor above 0 and below 1
 * @param patience epochs without a new best that are put up with, at least 0
 */
public record ReduceOnPlateau(double factor, int patience) {
  /** What a spec that says nothing gets. */
  static final ReduceOnPlateau DEFAULT = new ReduceOnPlateau(0.5, 5);

  /** Refuses numbers out of range. */
  public ReduceOnPlateau {
    Checks.require(factor > 0 && factor < 1, "factor must lie between 0 and 1", factor);
    Checks.require(patience >= 0, "patience must be at least 0", patience);
  }
}
