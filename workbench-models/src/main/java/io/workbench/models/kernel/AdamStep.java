package io.workbench.models.kernel;

/**
 * Everything one step of Adam needs, in the efficient form of the paper that DL4J has too:
 *
 * <pre>
 *   g = clip · gradient + coupledDecay · w
 *   m = β₁ m + (1 - β₁) g     v = β₂ v + (1 - β₂) g²
 *   w = w - rate · m / (√v + ε) - decoupledDecay · w,    rate = learningRate √(1 - β₂ᵗ) / (1 - β₁ᵗ)
 * </pre>
 *
 * Arrays are in the kernels' layout. The numbers that change are set before each step.
 */
final class AdamStep {
  final float[] parameters;
  final float[] gradient;
  final float[] mean;
  final float[] variance;
  final float beta1;
  final float beta2;
  final float epsilon;
  float clip;
  float rate;
  float coupledDecay;
  float decoupledDecay;

  AdamStep(float[] parameters, OptimizerPlan plan) {
    this.parameters = parameters;
    gradient = new float[parameters.length];
    mean = new float[parameters.length];
    variance = new float[parameters.length];
    beta1 = (float) plan.beta1();
    beta2 = (float) plan.beta2();
    epsilon = (float) plan.epsilon();
  }

  /** Sets the numbers of the step that follows {@code iteration} others. */
  void prepare(OptimizerPlan plan, double learningRate, int iteration, double clipFactor) {
    double count = iteration + 1.0;
    rate =
        (float)
            (learningRate
                * Math.sqrt(1 - Math.pow(plan.beta2(), count))
                / (1 - Math.pow(plan.beta1(), count)));
    clip = (float) clipFactor;
    coupledDecay = plan.decoupled() ? 0 : (float) plan.weightDecay();
    decoupledDecay = plan.decoupled() ? (float) (learningRate * plan.weightDecay()) : 0;
  }
}
