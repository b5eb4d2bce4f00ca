package io.workbench.models.kernel;

/**
 * The sizes of a pass: what is run, over how many windows of how many steps.
 *
 * @param rows windows
 * @param steps time steps of a window
 * @param training whether gradients will be asked for, and numbers dropped
 */
record PassShape(Kernels kernels, NetworkPlan plan, int rows, int steps, boolean training) {

  /** Hidden size, padded to whole vectors. */
  int units() {
    return NetworkPlan.padded(plan.hidden(), kernels.lanes());
  }

  /**
   * Copies windows to {@code target}, which is laid out by time first.
   *
   * @param windows [windows, steps, columns of the target]
   * @param first number of the first window to copy
   */
  void copyByTime(float[] windows, int first, Matrix target) {
    int features = target.columns;
    for (int row = 0; row < rows; row++) {
      int from = (first + row) * steps * features;
      for (int time = 0; time < steps; time++) {
        int to = target.at(time * rows + row, 0);
        System.arraycopy(windows, from + time * features, target.data, to, features);
      }
    }
  }

  boolean drops() {
    return training && plan.dropout() > 0;
  }

  CellShape cell(boolean backward) {
    return new CellShape(kernels, plan.cell(), rows, steps, units(), backward);
  }
}
