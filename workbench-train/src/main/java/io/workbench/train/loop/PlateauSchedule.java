package io.workbench.train.loop;

import io.workbench.train.spec.ReduceOnPlateau;
import org.jspecify.annotations.Nullable;

/**
 * Multiplies the learning rate once the validation loss has not improved on its best for more than
 * the patience, then counts anew: PyTorch's {@code ReduceLROnPlateau} with threshold 0.
 */
final class PlateauSchedule {
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
      learningRate *= settings.factor();
      epochsWithoutBest = 0;
    }
  }
}
