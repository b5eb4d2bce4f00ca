package io.workbench.models.kernel;

/** A linear map y = x W + b run over the rows of a pass, forward and backward. */
final class LinearPass {
  private final Kernels kernels;
  private final Matrix input;
  private final Matrix output;
  private final Matrix outputGradient;
  private final Matrix inputTransposed;
  private final Panels outputPanels;
  private final Panels outputGradientPanels;
  private final Panels inputGradientPanels;

  /**
   * @param input [rows, inputs]
   * @param inputGradient [rows, inputs padded], to which backward adds
   */
  LinearPass(Kernels kernels, Matrix input, Matrix inputGradient, int outputs) {
    this.kernels = kernels;
    this.input = input;
    output = Matrix.zeros(input.rows, outputs);
    outputGradient = Matrix.zeros(input.rows, outputs);
    inputTransposed = input.transposed();
    outputPanels = Panels.of(output, kernels.lanes());
    outputGradientPanels = Panels.of(outputGradient, kernels.lanes());
    inputGradientPanels = Panels.of(inputGradient, kernels.lanes());
  }

  /** y, [rows, outputs]. */
  Matrix output() {
    return output;
  }

  /** The gradient of y, [rows, outputs], to be set before backward. */
  Matrix outputGradient() {
    return outputGradient;
  }

  void forward(LinearTensors tensors) {
    if (tensors.bias() >= 0) {
      kernels.fillRows(output, tensors.data(), tensors.bias());
    } else {
      output.clear();
    }
    kernels.multiplyAdd(input, tensors.weights(), outputPanels);
  }

  void backward(Panels transposed, LinearTensors gradients) {
    kernels.multiplyAdd(inputTransposed, outputGradientPanels, gradients.weights());
    if (gradients.bias() >= 0) {
      kernels.addColumnSums(outputGradient, gradients.data(), gradients.bias());
    }
    kernels.multiplyAdd(outputGradient, transposed, inputGradientPanels);
  }
}
