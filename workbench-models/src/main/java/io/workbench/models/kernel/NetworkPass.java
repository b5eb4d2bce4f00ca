package io.workbench.models.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * A whole network over some windows: everything that forward leaves for backward lies here. A pass
 * belongs to one thread at a time.
 */
final class NetworkPass {
  private final PassShape shape;
  private final Matrix input;
  private final List<LayerPass> layers = new ArrayList<>();
  private final List<Panels> outputGradients = new ArrayList<>();
  private final Head head;

  NetworkPass(PassShape shape) {
    this.shape = shape;
    NetworkPlan plan = shape.plan();
    input = Matrix.zeros(shape.steps() * shape.rows(), plan.features());
    for (int layer = 0; layer < plan.layers(); layer++) {
      LayerPass pass =
          layer == 0 ? new LayerPass(shape, input, null) : above(layers.get(layer - 1));
      layers.add(pass);
      outputGradients.add(Panels.of(pass.outputGradient(), shape.kernels().lanes()));
    }
    LayerPass last = layers.get(plan.layers() - 1);
    Matrix states = last.output();
    Matrix gradients = last.outputGradient();
    head =
        plan.attention()
            ? new AttentionHead(shape, states, gradients)
            : new LastStepHead(shape, states, gradients);
  }

  private LayerPass above(LayerPass below) {
    NetworkPlan plan = shape.plan();
    DropPass drop =
        shape.drops()
            ? new DropPass(
                shape.kernels(), below.output(), shape.steps(), plan.hidden(), plan.directions())
            : null;
    Matrix states = drop == null ? below.output() : drop.target();
    return new LayerPass(shape, plan.attention() ? states : states.columns(0, plan.hidden()), drop);
  }

  /** Takes in windows, [windows, steps, features] row by row, from number {@code first} on. */
  void load(float[] windows, int first) {
    shape.copyByTime(windows, first, input);
  }

  /**
   * Runs the windows that were taken in.
   *
   * @param keys what drops numbers: one for each layer, the head's first
   * @param first number of the first window in its batch
   */
  void forward(NetworkTensors tensors, DropoutKey[] keys, int first) {
    for (int layer = 0; layer < layers.size(); layer++) {
      layers.get(layer).forward(tensors.cells().get(layer), keys[layer], first);
    }
    head.forward(tensors.head(), keys[0], first);
  }

  /** The output for one of the windows. */
  float output(int row) {
    return head.output().data[head.output().at(row, 0)];
  }

  /** Sets the gradient of each window's squared error and returns the sum of squared errors. */
  double squaredErrors(float[] targets, int first) {
    double sum = 0;
    Matrix gradient = head.outputGradient();
    for (int row = 0; row < shape.rows(); row++) {
      float error = output(row) - targets[first + row];
      gradient.data[gradient.at(row, 0)] = 2 * error;
      sum += (double) error * error;
    }
    return sum;
  }

  /** Adds the gradients of the sum of squared errors to {@code gradients}. */
  void backward(TransposedTensors transposed, NetworkTensors gradients) {
    for (int layer = 0; layer < layers.size(); layer++) {
      layers.get(layer).outputGradient().clear();
    }
    head.backward(transposed.head(), gradients.head());
    for (int layer = layers.size() - 1; layer >= 0; layer--) {
      LayerPass pass = layers.get(layer);
      pass.backward(transposed.recurrents().get(layer), gradients.cells().get(layer));
      if (layer > 0) {
        Matrix below = layers.get(layer - 1).outputGradient();
        pass.addInputGradient(
            transposed.inputs().get(layer), below, outputGradients.get(layer - 1));
      }
    }
  }
}
