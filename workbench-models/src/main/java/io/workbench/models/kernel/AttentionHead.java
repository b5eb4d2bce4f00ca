package io.workbench.models.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Attention pooling, dropout, a ReLU layer, one linear output. */
final class AttentionHead implements Head {
  private final Kernels kernels;
  private final LinearPass scores;
  private final AttentionPooling pooling;
  private final @Nullable DropPass drop;
  private final LinearPass dense;
  private final LinearPass linear;

  /**
   * @param states of the last layer, [steps · rows, units of both directions]
   * @param gradients of the states, the same shape, to which backward adds
   */
  AttentionHead(PassShape shape, Matrix states, Matrix gradients) {
    kernels = shape.kernels();
    int hidden = shape.plan().hidden();
    int lanes = kernels.lanes();
    scores = new LinearPass(kernels, states, gradients, lanes);
    pooling = new AttentionPooling(shape, states, gradients, scores, shape.plan().width());
    Matrix context = pooling.context();
    drop = shape.drops() ? new DropPass(kernels, context, 1, hidden, 2) : null;
    Matrix denseInput = drop == null ? context : drop.target();
    dense = new LinearPass(kernels, denseInput, pooling.contextGradient(), shape.units());
    linear =
        new LinearPass(kernels, dense.output().columns(0, hidden), dense.outputGradient(), lanes);
  }

  @Override
  public Matrix output() {
    return linear.output();
  }

  @Override
  public Matrix outputGradient() {
    return linear.outputGradient();
  }

  @Override
  public void forward(List<LinearTensors> tensors, DropoutKey key, int firstWindow) {
    scores.forward(tensors.get(0));
    pooling.forward();
    if (drop != null) {
      drop.forward(key, firstWindow);
    }
    dense.forward(tensors.get(1));
    kernels.relu(dense.output());
    linear.forward(tensors.get(2));
  }

  @Override
  public void backward(List<Panels> transposed, List<LinearTensors> gradients) {
    dense.outputGradient().clear();
    linear.backward(transposed.get(2), gradients.get(2));
    kernels.reluBackward(dense.output(), dense.outputGradient());
    pooling.contextGradient().clear();
    dense.backward(transposed.get(1), gradients.get(1));
    if (drop != null) {
      drop.backward(pooling.contextGradient());
    }
    pooling.backward();
    scores.backward(transposed.get(0), gradients.get(0));
  }
}
