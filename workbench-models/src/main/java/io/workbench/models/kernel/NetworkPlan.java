package io.workbench.models.kernel;

/**
 * The architecture of a graph that the engine can compile.
 *
 * @param cell kind of the recurrent layers
 * @param features inputs a step
 * @param hidden hidden size of each recurrent layer
 * @param layers recurrent layers
 * @param attention whether layers run in both directions and are pooled by attention, then pass a
 *     ReLU layer; else one direction, and the last step
 * @param dropout probability of dropping a number between layers and before the head
 * @param optimizer how parameters are moved
 */
record NetworkPlan(
    CellKind cell,
    int features,
    int hidden,
    int layers,
    boolean attention,
    double dropout,
    OptimizerPlan optimizer) {

  int directions() {
    return attention ? 2 : 1;
  }

  /** Width of what a recurrent layer puts out. */
  int width() {
    return directions() * hidden;
  }

  /** Whole vectors that hold {@code count} numbers. */
  static int padded(int count, int lanes) {
    return (count + lanes - 1) / lanes * lanes;
  }
}
