package io.workbench.models.kernel.benchmark;

import io.workbench.models.AttentionModel;
import io.workbench.models.GruModel;
import io.workbench.models.ModelSpec;
import io.workbench.models.RnnModel;

/** Counts a training step's work from the architecture. */
final class StepCost {
  private StepCost() {}

  /**
   * Floating-point operations of the matrix products of one window's training step, two for each
   * multiply-add. Gates, dropout and Adam are not counted, nor is padding, nor are products with
   * the zero state before the first step.
   *
   * <p>Forward multiplies the inputs of all steps and the states of all but the last; backward does
   * the same work for the gradients of the weights, and again for those of the states and, above
   * the first layer, of the inputs.
   */
  static double flops(ModelSpec model, int features, int steps) {
    boolean attention = model instanceof AttentionModel;
    int hidden = model.hiddenSize();
    int directions = attention ? 2 : 1;
    double width = directions * (double) hidden;
    double gates = products(model) * (double) hidden;
    double recurrent = 3 * gates * hidden * (steps - 1);
    double multiplyAdds = 0;
    for (int layer = 0; layer < model.layers(); layer++) {
      double input = layer == 0 ? 2 * gates * features * steps : 3 * gates * width * steps;
      multiplyAdds += directions * (input + recurrent);
    }
    double head = hidden;
    if (attention) {
      head += width * hidden + 2 * width * steps;
    }
    return 2 * (multiplyAdds + 3 * head);
  }

  /** How many products of the hidden size a cell needs: an LSTM's four unless it is another. */
  private static int products(ModelSpec model) {
    if (model instanceof RnnModel) {
      return 1;
    }
    return model instanceof GruModel ? 3 : 4;
  }
}
