package io.workbench.train.run;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One epoch of training; also one line of {@code history.jsonl}. A loss or norm that is not finite
 * has no number to write, and becomes absent.
 *
 * @param epoch from 1
 * @param trainLoss mean squared error of the standardised target over the epoch's windows
 * @param validationLoss the same on the validation part after the epoch
 * @param learningRate used in the epoch
 * @param gradientNorm mean global gradient norm before clipping
 * @param seconds wall time
 */
public record EpochRecord(
    int epoch,
    @Nullable Double trainLoss,
    @Nullable Double validationLoss,
    double learningRate,
    @Nullable Double gradientNorm,
    double seconds)
    implements Serializable {

  /** Leaves out what is not finite. */
  public EpochRecord {
    trainLoss = finiteOrNull(trainLoss);
    validationLoss = finiteOrNull(validationLoss);
    gradientNorm = finiteOrNull(gradientNorm);
  }

  private static @Nullable Double finiteOrNull(@Nullable Double value) {
    return value != null && Double.isFinite(value) ? value : null;
  }
}
