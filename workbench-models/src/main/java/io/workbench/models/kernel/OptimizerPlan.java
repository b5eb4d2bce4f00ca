package io.workbench.models.kernel;

/**
 * What a graph's configuration says about its updater.
 *
 * @param learningRate of the graph when it was compiled
 * @param weightDecay at least 0; 0 means none
 * @param decoupled whether the decay moves parameters besides Adam's step, or is added to gradients
 */
record OptimizerPlan(
    double learningRate,
    double beta1,
    double beta2,
    double epsilon,
    double weightDecay,
    boolean decoupled) {}
