package io.workbench.models.kernel;

/**
 * Gated recurrent units that reset after the recurrent product, as {@code GruLayer} has them.
 *
 * <pre>
 *   r = σ(s₀ + u₀)   z = σ(s₁ + u₁)   n = tanh(s₂ + r ⊙ u₂)     s = W xₜ + b,  u = R hₜ₋₁ + c
 *   hₜ = (1 - z) ⊙ n + z ⊙ hₜ₋₁
 * </pre>
 */
final class GruCell implements Cell {

  /**
   * One step.
   *
   * @param gates [rows, 3 · units]: s, then r, z and n, after backward the gradients of s
   * @param recurrent [rows, 3 · units]: u, after backward its gradients
   * @param hiddenBefore [rows, units]: hₜ₋₁, zeros at first
   * @param hidden [rows, units]: hₜ
   * @param hiddenGradient [rows, units]
   * @param gradientBefore [rows, units]: gradient of hₜ₋₁, which backward adds to
   */
  record Step(
      Matrix gates,
      Matrix recurrent,
      Matrix hiddenBefore,
      Matrix hidden,
      Matrix hiddenGradient,
      Matrix gradientBefore) {}

  private final Kernels kernels;
  private final Matrix gates;
  private final Matrix recurrent;
  private final Step[] steps;

  GruCell(CellShape shape, Matrix hidden, Matrix hiddenGradient) {
    kernels = shape.kernels();
    gates = shape.gateMatrix();
    recurrent = shape.gateMatrix();
    Matrix nothingBefore = Matrix.zeros(shape.rows(), shape.units());
    Matrix unused = Matrix.zeros(shape.rows(), shape.units());
    steps = new Step[shape.steps()];
    for (int time = 0; time < steps.length; time++) {
      int before = shape.before(time);
      steps[time] =
          new Step(
              shape.at(gates, time),
              shape.at(recurrent, time),
              before < 0 ? nothingBefore : shape.at(hidden, before),
              shape.at(hidden, time),
              shape.at(hiddenGradient, time),
              before < 0 ? unused : shape.at(hiddenGradient, before));
    }
  }

  @Override
  public Matrix inputProducts() {
    return gates;
  }

  @Override
  public Matrix recurrentProducts() {
    return recurrent;
  }

  @Override
  public void startForward(CellTensors tensors) {
    kernels.fillRows(recurrent, tensors.data(), tensors.recurrentBias());
  }

  @Override
  public void forward(int time) {
    kernels.gruForward(steps[time]);
  }

  @Override
  public void startBackward() {
    // nothing is carried but the gradient of the state
  }

  @Override
  public void backward(int time) {
    kernels.gruBackward(steps[time]);
  }

  @Override
  public void addBiasGradients(CellTensors gradients) {
    kernels.addColumnSums(recurrent, gradients.data(), gradients.recurrentBias());
  }
}
