package io.workbench.models.kernel;

/**
 * What differs between kinds of recurrent cells, within one direction of one layer; {@link
 * RecurrentPass} walks the steps.
 *
 * <p>"Products" are [steps · rows, gates · units]: first the sums that go into the gates, then what
 * backward needs of the gates, and after backward the gradients of the sums.
 */
sealed interface Cell permits RnnCell, GruCell, LstmCell {

  /** What the input's products are added to. */
  Matrix inputProducts();

  /** What the products of the states before are added to; may be the same. */
  Matrix recurrentProducts();

  /** Sets the biases that belong to the recurrent products alone. */
  void startForward(CellTensors tensors);

  /** From the products of step {@code time} to its state. */
  void forward(int time);

  /** Forgets the gradients carried from step to step. */
  void startBackward();

  /** From the gradient of step {@code time}'s state to those of its products. */
  void backward(int time);

  /** Adds the gradients of biases that belong to the recurrent products alone. */
  void addBiasGradients(CellTensors gradients);
}
