package io.workbench.models.kernel;

import java.util.Arrays;

/**
 * Long short-term memory without peepholes; DL4J's order of gates.
 *
 * <pre>
 *   c̃ = tanh(s₀)  f = σ(s₁)  o = σ(s₂)  i = σ(s₃)     s = W xₜ + R hₜ₋₁ + b
 *   cₜ = f ⊙ cₜ₋₁ + i ⊙ c̃                             hₜ = o ⊙ tanh(cₜ)
 * </pre>
 */
final class LstmCell implements Cell {

  /**
   * One step.
   *
   * @param gates [rows, 4 · units]: the sums s, then the gates, after backward the gradients of s
   * @param cellBefore [rows, units]: cₜ₋₁, zeros at first
   * @param cell [rows, units]: cₜ
   * @param cellTanh [rows, units]: tanh(cₜ)
   * @param hidden [rows, units]: hₜ
   * @param hiddenGradient [rows, units]
   * @param cellGradient [rows, units]: carried backward from step to step
   */
  record Step(
      Matrix gates,
      Matrix cellBefore,
      Matrix cell,
      Matrix cellTanh,
      Matrix hidden,
      Matrix hiddenGradient,
      Matrix cellGradient) {}

  private final Kernels kernels;
  private final Matrix gates;
  private final Matrix cellGradient;
  private final Step[] steps;

  LstmCell(CellShape shape, Matrix hidden, Matrix hiddenGradient) {
    kernels = shape.kernels();
    gates = shape.gateMatrix();
    cellGradient = Matrix.zeros(shape.rows(), shape.units());
    Matrix nothingBefore = Matrix.zeros(shape.rows(), shape.units());
    Matrix cells = shape.stateMatrix();
    Matrix cellTanhs = shape.stateMatrix();
    steps = new Step[shape.steps()];
    for (int time = 0; time < steps.length; time++) {
      int before = shape.before(time);
      steps[time] =
          new Step(
              shape.at(gates, time),
              before < 0 ? nothingBefore : shape.at(cells, before),
              shape.at(cells, time),
              shape.at(cellTanhs, time),
              shape.at(hidden, time),
              shape.at(hiddenGradient, time),
              cellGradient);
    }
  }

  @Override
  public Matrix inputProducts() {
    return gates;
  }

  @Override
  public Matrix recurrentProducts() {
    return gates;
  }

  @Override
  public void startForward(CellTensors tensors) {
    // one bias, which the input's products begin with
  }

  @Override
  public void forward(int time) {
    kernels.lstmForward(steps[time]);
  }

  @Override
  public void startBackward() {
    Arrays.fill(cellGradient.data, 0);
  }

  @Override
  public void backward(int time) {
    kernels.lstmBackward(steps[time]);
  }

  @Override
  public void addBiasGradients(CellTensors gradients) {
    // one bias
  }
}
