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

  boolean drops() {
    return training && plan.dropout() > 0;
  }

  CellShape cell(boolean backward) {
    return new CellShape(kernels, plan.cell(), rows, steps, units(), backward);
  }
}
