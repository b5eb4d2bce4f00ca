package io.workbench.models.kernel;

/** Tanh cells: hₜ = tanh(W xₜ + R hₜ₋₁ + b). */
final class RnnCell implements Cell {

  /**
   * One step, [rows, units] each.
   *
   * @param products the sum; after backward its gradient
   * @param hidden the state
   * @param hiddenGradient the gradient of the state
   */
  record Step(Matrix products, Matrix hidden, Matrix hiddenGradient) {}

  private final Kernels kernels;
  private final Matrix products;
  private final Step[] steps;

  RnnCell(CellShape shape, Matrix hidden, Matrix hiddenGradient) {
    kernels = shape.kernels();
    products = shape.gateMatrix();
    steps = new Step[shape.steps()];
    for (int time = 0; time < steps.length; time++) {
      steps[time] =
          new Step(
              shape.at(products, time), shape.at(hidden, time), shape.at(hiddenGradient, time));
    }
  }

  @Override
  public Matrix inputProducts() {
    return products;
  }

  @Override
  public Matrix recurrentProducts() {
    return products;
  }

  @Override
  public void startForward(CellTensors tensors) {
    // one bias, which the input's products begin with
  }

  @Override
  public void forward(int time) {
    kernels.rnnForward(steps[time]);
  }

  @Override
  public void startBackward() {
    // nothing is carried but the gradient of the state
  }

  @Override
  public void backward(int time) {
    kernels.rnnBackward(steps[time]);
  }

  @Override
  public void addBiasGradients(CellTensors gradients) {
    // one bias
  }
}
