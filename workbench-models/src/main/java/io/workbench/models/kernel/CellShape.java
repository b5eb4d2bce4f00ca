package io.workbench.models.kernel;

/**
 * The sizes of one direction of a recurrent layer in one pass, and the views that follow from them.
 *
 * <p>Everything is laid out by time first: row {@code time · rows + row}. So the rows of one step
 * lie together, and all steps at once are one tall matrix.
 *
 * @param rows windows in the pass
 * @param steps time steps of a window
 * @param units hidden size, padded to whole vectors
 * @param backward whether time runs from the last step to the first
 */
record CellShape(Kernels kernels, CellKind kind, int rows, int steps, int units, boolean backward) {

  /** Gates, or sums that go into them, of all steps. */
  Matrix gateMatrix() {
    return padded(rows * steps, kind.gates() * units);
  }

  /** One number for each unit and step. */
  Matrix stateMatrix() {
    return Matrix.zeros(rows * steps, units);
  }

  /** The rows of one step. */
  Matrix at(Matrix all, int time) {
    return all.rows(time * rows, rows);
  }

  /** The step that the state before {@code time} is of, or -1 if {@code time} comes first. */
  int before(int time) {
    int before = backward ? time + 1 : time - 1;
    return before < steps ? before : -1;
  }

  /** The step that is walked as number {@code index}. */
  int walked(int index) {
    return backward ? steps - 1 - index : index;
  }

  /**
   * Rows a vector further apart than need be: at a distance of a power of two, the same column of
   * many rows would compete for few places of the cache.
   */
  private Matrix padded(int count, int columns) {
    int stride = columns + kernels.lanes();
    return Matrix.of(new float[count * stride], count, columns, stride);
  }
}
