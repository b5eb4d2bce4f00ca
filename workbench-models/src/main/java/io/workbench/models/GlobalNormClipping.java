package io.workbench.models;

import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Scales the gradient of the whole network down to a greatest Euclidean norm, and remembers the
 * norm it had.
 *
 * <pre>
 *   g = g · min(1, maxNorm / (‖g‖ + 1e-6)),  g the mean gradient over the batch
 * </pre>
 *
 * This is PyTorch's {@code clip_grad_norm_}; DL4J itself clips by layer or by element only. Weight
 * decay is added afterwards and is not clipped. A norm that is not finite is recorded and nothing
 * is scaled: stopping the run is the trainer's affair.
 *
 * @see <a href="https://arxiv.org/abs/1211.5063">Pascanu, Mikolov and Bengio, On the difficulty of
 *     training recurrent neural networks, 2013</a>
 */
public final class GlobalNormClipping extends BaseTrainingListener {
  /** Keeps the scale finite for a vanishing gradient, as in PyTorch. */
  public static final double GUARD = 1e-6;

  private final double maxNorm;
  private double lastNorm = Double.NaN;

  /**
   * Clips from the next step on.
   *
   * @param maxNorm above 0; infinity records norms and never clips
   */
  public GlobalNormClipping(double maxNorm) {
    if (!(maxNorm > 0)) {
      throw new IllegalArgumentException("maxNorm must be above 0, but was " + maxNorm + ".");
    }
    this.maxNorm = maxNorm;
  }

  /** Called by DL4J between the backward pass and the update, on sums over the batch. */
  @Override
  public void onGradientCalculation(Model model) {
    INDArray summed = model.gradient().gradient();
    lastNorm = summed.norm2Number().doubleValue() / model.batchSize();
    double scale = maxNorm / (lastNorm + GUARD);
    if (scale < 1 && Double.isFinite(lastNorm)) {
      summed.muli(scale);
    }
  }

  /**
   * Norm of the mean gradient of the last step before it was clipped; {@code NaN} before the first.
   */
  public double lastNorm() {
    return lastNorm;
  }
}
