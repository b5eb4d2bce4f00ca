package io.workbench.models;

import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;

/**
 * Stacked tanh cells, then the last step, dropout and one linear output.
 *
 * <pre>
 *   hₜ = tanh(W xₜ + R hₜ₋₁ + b)
 * </pre>
 *
 * DL4J's layer has one bias where PyTorch has two that are only ever added: 13,761 parameters
 * against 13,889 for 20 inputs, hidden size 64 and 2 layers.
 *
 * @see <a href="https://doi.org/10.1207/s15516709cog1402_1">Elman, Finding Structure in Time,
 *     1990</a>
 */
public record RnnModel(int hiddenSize, int layers, double dropout) implements ModelSpec {
  static final String KIND = "rnn";

  /** Refuses sizes that no network can have. */
  public RnnModel {
    GraphPlan.check(hiddenSize, layers, dropout);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public ComputationGraph graph(int features, OptimizerSpec optimizer, long seed) {
    GraphPlan plan = new GraphPlan(this, features, optimizer, seed);
    plan.stack(() -> new SimpleRnn.Builder().activation(Activation.TANH));
    return plan.head(GraphPlan.LAST, hiddenSize, true);
  }
}
