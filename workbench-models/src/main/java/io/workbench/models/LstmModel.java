package io.workbench.models;

import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;

/**
 * Stacked LSTM cells without peepholes, then the last step, dropout and one linear output.
 *
 * <pre>
 *   iₜ = σ(Wᵢ xₜ + Rᵢ hₜ₋₁ + bᵢ)    fₜ = σ(W_f xₜ + R_f hₜ₋₁ + b_f)
 *   oₜ = σ(Wₒ xₜ + Rₒ hₜ₋₁ + bₒ)    c̃ₜ = tanh(W_c xₜ + R_c hₜ₋₁ + b_c)
 *   cₜ = fₜ ⊙ cₜ₋₁ + iₜ ⊙ c̃ₜ        hₜ = oₜ ⊙ tanh(cₜ)
 * </pre>
 *
 * The forget gate's bias starts at 1. DL4J's layer has one bias a gate where PyTorch has two that
 * are only ever added: 54,849 parameters against 55,361 for 20 inputs, hidden size 64 and 2 layers.
 *
 * @see <a href="https://doi.org/10.1162/089976600300015015">Gers, Schmidhuber and Cummins, Learning
 *     to Forget, 2000</a>
 */
public record LstmModel(int hiddenSize, int layers, double dropout) implements ModelSpec {
  static final String KIND = "lstm";
  static final double FORGET_BIAS = 1;

  /** Refuses sizes that no network can have. */
  public LstmModel {
    GraphPlan.check(hiddenSize, layers, dropout);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public ComputationGraph graph(int features, OptimizerSpec optimizer, long seed) {
    GraphPlan plan = new GraphPlan(this, features, optimizer, seed);
    plan.stack(LstmModel::cell);
    return plan.head(GraphPlan.LAST, hiddenSize, true);
  }

  static LSTM.Builder cell() {
    return new LSTM.Builder().activation(Activation.TANH).forgetGateBiasInit(FORGET_BIAS);
  }
}
