package io.workbench.train.loop;

import io.workbench.train.spec.ReduceOnPlateau;
import org.jspecify.annotations.Nullable;

/**
 * Multiplies the learning rate once the validation loss has not improved on its best for more than
 * the patience, then counts anew: PyTorch's {@code ReduceLROnPlateau} with threshold 0. As there, a
 * rate that would fall by less than 1e-8 stays as it is, so that it never becomes 0.
 */
final class PlateauSchedule {
  private static final double LEAST_STEP = 1e-8;

  private final @Nullable ReduceOnPlateau settings;
  private double learningRate;
  private double bestLoss = Double.POSITIVE_INFINITY;
  private int epochsWithoutBest;

  PlateauSchedule(double learningRate, @Nullable ReduceOnPlateau settings) {
    this.learningRate = learningRate;
    this.settings = settings;
  }

  double learningRate() {
    return learningRate;
  }

  /** Takes the finished epoch's validation loss; the rate is for the next. */
  void afterEpoch(double validationLoss) {
    if (settings == null) {
      return;
    }
    if (validationLoss < bestLoss) {
      bestLoss = validationLoss;
      epochsWithoutBest = 0;
    } else {
      epochsWithoutBest++;
    }
    if (epochsWithoutBest > settings.patience()) {
      double lower = learningRate * settings.factor();
      learningRate = learningRate - lower > LEAST_STEP ? lower : learningRate;
      epochsWithoutBest = 0;
    }
  }
}
