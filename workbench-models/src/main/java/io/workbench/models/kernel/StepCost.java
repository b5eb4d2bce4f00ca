package io.workbench.models.kernel;

/** Counts a training step's work from the architecture. */
final class StepCost {
  private StepCost() {}

  /**
   * Floating-point operations of the matrix products of one window's training step, two for each
   * multiply-add. Gates, dropout and Adam are not counted, nor is padding, nor are products with
   * the zero state before the first step.
   *
   * <p>Forward multiplies the inputs of all steps and the states of all but the last; backward does
   * the same work for the gradients of the weights, and again for those of the states and, above
   * the first layer, of the inputs.
   */
  static double flops(NetworkPlan plan, int steps) {
    double gates = plan.cell().gates() * (double) plan.hidden();
    double recurrent = 3 * gates * plan.hidden() * (steps - 1);
    double multiplyAdds = 0;
    for (int layer = 0; layer < plan.layers(); layer++) {
      double input =
          layer == 0 ? 2 * gates * plan.features() * steps : 3 * gates * plan.width() * steps;
      multiplyAdds += plan.directions() * (input + recurrent);
    }
    double head = plan.hidden();
    if (plan.attention()) {
      head += (double) plan.width() * plan.hidden() + 2.0 * plan.width() * steps;
    }
    return 2 * (multiplyAdds + 3 * head);
  }
}
