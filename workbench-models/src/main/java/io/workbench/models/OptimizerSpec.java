package io.workbench.models;

import java.util.List;

/**
 * How parameters are moved: Adam with its learning rate and weight decay.
 *
 * <p>{@code adam} adds {@code weightDecay · w} to the (clipped) gradient g before Adam sees it, as
 * PyTorch's {@code Adam(weight_decay)} does: L2 regularisation, coupled. {@code adamw} moves each
 * parameter by {@code learningRate · weightDecay · w} besides Adam's step: decoupled. Both decay
 * every parameter, biases included. Adam's constants are β1 = 0.9, β2 = 0.999, ε = 1e-8, and its
 * step is the paper's efficient form, which DL4J implements:
 *
 * <pre>
 *   m = β1 m + (1 - β1) g,  v = β2 v + (1 - β2) g²
 *   w = w - learningRate · √(1 - β2ᵗ) / (1 - β1ᵗ) · m / (√v + ε)
 * </pre>
 *
 * PyTorch adds ε after the correction of v instead; the two differ only where |g| is near ε.
 *
 * @see <a href="https://arxiv.org/abs/1412.6980">Kingma and Ba, Adam, 2015</a>
 * @see <a href="https://arxiv.org/abs/1711.05101">Loshchilov and Hutter, Decoupled Weight Decay
 *     Regularization, 2019</a>
 * @param kind {@link #ADAM} or {@link #ADAMW}
 * @param learningRate above 0
 * @param weightDecay at least 0; 0 means none
 */
public record OptimizerSpec(String kind, double learningRate, double weightDecay) {

  /** Adam with weight decay coupled into the gradient. */
  public static final String ADAM = "adam";

  /** Adam with decoupled weight decay. */
  public static final String ADAMW = "adamw";

  /** All kinds. */
  public static final List<String> KINDS = List.of(ADAM, ADAMW);

  /** Adam's decay of the mean gradient. */
  public static final double BETA1 = 0.9;

  /** Adam's decay of the mean squared gradient. */
  public static final double BETA2 = 0.999;

  /** Adam's guard against division by zero. */
  public static final double EPSILON = 1e-8;

  /** Refuses an unknown kind and numbers out of range. */
  public OptimizerSpec {
    if (!KINDS.contains(kind)) {
      throw new IllegalArgumentException(
          "The optimizer kind must be one of " + KINDS + ", but was \"" + kind + "\".");
    }
    if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
      throw new IllegalArgumentException(
          "learningRate must be above 0 and finite, but was " + learningRate + ".");
    }
    if (!(weightDecay >= 0) || Double.isInfinite(weightDecay)) {
      throw new IllegalArgumentException(
          "weightDecay must be at least 0 and finite, but was " + weightDecay + ".");
    }
  }
}
