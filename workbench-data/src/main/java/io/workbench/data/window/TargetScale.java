package io.workbench.data.window;

import io.workbench.data.InputException;
import io.workbench.data.split.Moments;

/**
 * Scales what a model puts out: {@code z = (target - mean) / std}, fitted on the targets of the
 * training windows alone.
 *
 * @param target what is scaled
 * @param mean in price units
 * @param std in price units, above 0; 1 when the training targets do not vary
 */
public record TargetScale(Target target, double mean, double std) {
  public TargetScale {
    if (!(std > 0 && Double.isFinite(std) && Double.isFinite(mean))) {
      throw new IllegalArgumentException(
          "Mean and std must be finite and std above 0, but were " + mean + " and " + std + ".");
    }
  }

  /**
   * Fits on the given windows, whose own scale is not looked at.
   *
   * @throws InputException when their targets are too large to have a deviation
   */
  public static TargetScale fit(Target target, Windows train) {
    double[] targets = new double[train.size()];
    for (int window = 0; window < targets.length; window++) {
      targets[window] = target.of(train.actualPrice(window), train.lastPrice(window));
    }
    Moments moments = Moments.of(targets, 0, targets.length);
    if (!Double.isFinite(moments.mean() + moments.std())) {
      throw new InputException(
          "Targets must have a finite mean and deviation, but the prices are too large for that.");
    }
    return new TargetScale(target, moments.mean(), moments.std());
  }

  /** What a model should put out for a price that follows {@code lastPrice}. */
  public float standardize(double price, double lastPrice) {
    return (float) ((target.of(price, lastPrice) - mean) / std);
  }

  /** The price that a model's output stands for. */
  public double price(float standardized, double lastPrice) {
    double value = standardized * std + mean;
    return target == Target.PRICE ? value : lastPrice + value;
  }
}
