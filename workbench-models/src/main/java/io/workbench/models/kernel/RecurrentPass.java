package io.workbench.models.kernel;

/**
 * One direction of one recurrent layer, run over the rows of a pass: forward, and backward through
 * time.
 *
 * <p>The products of the input are one tall product over all steps, so are those that make the
 * gradients of weights; only the products with the last state must go step by step. The first step
 * has no state before it and skips them.
 */
final class RecurrentPass {
  private final Kernels kernels;
  private final CellShape shape;
  private final Cell cell;
  private final Matrix input;
  private final Panels[] recurrentTargets;
  private final Matrix[] recurrentGradients;
  private final Matrix[] hidden;
  private final Panels[] hiddenGradients;
  private final Panels inputTarget;
  private final Matrix inputTransposed;
  private final Matrix hiddenBeforeTransposed;
  private final Panels recurrentGradientsAfterFirst;

  /**
   * @param input [steps · rows, inputs]
   * @param hidden [steps · rows, units]: the states, out
   * @param hiddenGradient the same shape: their gradients, in; changed while time is walked back
   */
  RecurrentPass(
      CellShape shape, Matrix input, Matrix hidden, Matrix hiddenGradient, int hiddenSize) {
    this.kernels = shape.kernels();
    this.shape = shape;
    this.input = input;
    this.cell = cell(shape, hidden, hiddenGradient);
    int lanes = kernels.lanes();
    int steps = shape.steps();
    recurrentTargets = new Panels[steps];
    recurrentGradients = new Matrix[steps];
    this.hidden = new Matrix[steps];
    hiddenGradients = new Panels[steps];
    for (int time = 0; time < steps; time++) {
      recurrentGradients[time] = shape.at(cell.recurrentProducts(), time);
      recurrentTargets[time] = Panels.of(recurrentGradients[time], lanes);
      this.hidden[time] = shape.at(hidden, time).columns(0, hiddenSize);
      hiddenGradients[time] = Panels.of(shape.at(hiddenGradient, time), lanes);
    }
    inputTarget = Panels.of(cell.inputProducts(), lanes);
    inputTransposed = input.transposed();
    int later = (steps - 1) * shape.rows();
    int before = shape.backward() ? shape.rows() : 0;
    int after = shape.backward() ? 0 : shape.rows();
    hiddenBeforeTransposed = hidden.columns(0, hiddenSize).rows(before, later).transposed();
    recurrentGradientsAfterFirst = Panels.of(cell.recurrentProducts().rows(after, later), lanes);
  }

  private static Cell cell(CellShape shape, Matrix hidden, Matrix hiddenGradient) {
    return switch (shape.kind()) {
      case RNN -> new RnnCell(shape, hidden, hiddenGradient);
      case GRU -> new GruCell(shape, hidden, hiddenGradient);
      case LSTM -> new LstmCell(shape, hidden, hiddenGradient);
    };
  }

  void forward(CellTensors tensors) {
    kernels.fillRows(cell.inputProducts(), tensors.data(), tensors.bias());
    kernels.multiplyAdd(input, tensors.input(), inputTarget);
    cell.startForward(tensors);
    for (int index = 0; index < shape.steps(); index++) {
      int time = shape.walked(index);
      int before = shape.before(time);
      if (before >= 0) {
        kernels.multiplyAdd(hidden[before], tensors.recurrent(), recurrentTargets[time]);
      }
      cell.forward(time);
    }
  }

  /**
   * Adds the gradients of the parameters to {@code gradients}; those of the products stay in the
   * cell.
   */
  void backward(Panels recurrentTransposed, CellTensors gradients) {
    cell.startBackward();
    for (int index = shape.steps() - 1; index >= 0; index--) {
      int time = shape.walked(index);
      int before = shape.before(time);
      cell.backward(time);
      if (before >= 0) {
        kernels.multiplyAdd(recurrentGradients[time], recurrentTransposed, hiddenGradients[before]);
      }
    }
    kernels.multiplyAdd(inputTransposed, inputTarget, gradients.input());
    kernels.multiplyAdd(
        hiddenBeforeTransposed, recurrentGradientsAfterFirst, gradients.recurrent());
    kernels.addColumnSums(cell.inputProducts(), gradients.data(), gradients.bias());
    cell.addBiasGradients(gradients);
  }

  /**
   * Adds the gradients of the input to {@code inputGradient} [steps · rows, inputs], after
   * backward.
   */
  void addInputGradient(Panels inputTransposedWeights, Panels inputGradient) {
    kernels.multiplyAdd(cell.inputProducts(), inputTransposedWeights, inputGradient);
  }
}
