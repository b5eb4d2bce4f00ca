package io.workbench.models.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state of the last step, dropout, one linear output. */
final class LastStepHead implements Head {
  private final @Nullable DropPass drop;
  private final Matrix lastGradient;
  private final LinearPass linear;

  /**
   * @param states of the last layer, [steps · rows, units]
   * @param gradients of the states, the same shape, to which backward adds
   */
  LastStepHead(PassShape shape, Matrix states, Matrix gradients) {
    int first = (shape.steps() - 1) * shape.rows();
    int hidden = shape.plan().hidden();
    Matrix last = states.rows(first, shape.rows());
    lastGradient = gradients.rows(first, shape.rows());
    drop = shape.drops() ? new DropPass(shape.kernels(), last, 1, hidden, 1) : null;
    Matrix input = drop == null ? last : drop.target();
    linear =
        new LinearPass(
            shape.kernels(), input.columns(0, hidden), lastGradient, shape.kernels().lanes());
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
    if (drop != null) {
      drop.forward(key, firstWindow);
    }
    linear.forward(tensors.get(0));
  }

  @Override
  public void backward(List<Panels> transposed, List<LinearTensors> gradients) {
    linear.backward(transposed.get(0), gradients.get(0));
    if (drop != null) {
      drop.backward(lastGradient);
    }
  }
}
