package io.workbench.models.kernel;

/**
 * Which panel of weights goes where in the transposed copy that gradients are multiplied with.
 *
 * @param weights the weights the panel is of
 * @param vector the panel's first vector
 * @param width vectors in the panel
 * @param transposed the transposed copy of all of {@code weights}
 */
record Transposition(Panels weights, int vector, int width, Panels transposed) {

  /** The panel's first column. */
  int from() {
    return vector * weights.lanes;
  }

  /** The column after its last. */
  int to() {
    return (vector + width) * weights.lanes;
  }

  /** Copies one row of the panel, number by number. */
  void transposeRow(int row) {
    for (int column = from(); column < to(); column++) {
      transposed.data[transposed.at(column, row)] = weights.data[weights.at(row, column)];
    }
  }
}
