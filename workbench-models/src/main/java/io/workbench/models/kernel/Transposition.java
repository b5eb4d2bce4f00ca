package io.workbench.models.kernel;

/**
 * Copies one panel of weights into their transposed copy, which gradients are multiplied with.
 *
 * @param weights the weights the panel is of
 * @param vector the panel's first vector
 * @param width vectors in the panel
 * @param transposed the transposed copy of all of {@code weights}
 */
record Transposition(Panels weights, int vector, int width, Panels transposed) {

  void copy() {
    int columns = width * weights.lanes;
    int stride = width == Panels.WIDTH ? weights.rowStride : weights.tailStride;
    for (int column = 0; column < columns; column++) {
      copyColumn(weights.panel(vector) + column, stride, vector * weights.lanes + column);
    }
  }

  /** A column of the weights is a row of the copy, which lies vector by vector. */
  private void copyColumn(int from, int stride, int row) {
    int lanes = weights.lanes;
    for (int first = 0; first < weights.rows; first += lanes) {
      int at = transposed.at(row, first);
      int count = Math.min(lanes, weights.rows - first);
      for (int lane = 0; lane < count; lane++) {
        transposed.data[at + lane] = weights.data[from + (first + lane) * stride];
      }
    }
  }
}
