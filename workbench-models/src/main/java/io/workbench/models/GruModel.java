package io.workbench.models;

import io.workbench.models.layer.GruLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * Stacked GRU cells of the variant that resets after the recurrent product, then the last step,
 * dropout and one linear output; the equations are in {@link GruLayer}.
 *
 * <p>41,537 parameters for 20 inputs, hidden size 64 and 2 layers, as in PyTorch.
 */
public record GruModel(int hiddenSize, int layers, double dropout) implements ModelSpec {
  static final String KIND = "gru";

  /** Refuses sizes that no network can have. */
  public GruModel {
    GraphPlan.check(hiddenSize, layers, dropout);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public ComputationGraph graph(int features, OptimizerSpec optimizer, long seed) {
    GraphPlan plan = new GraphPlan(this, features, optimizer, seed);
    plan.stack(GruLayer.Builder::new);
    return plan.head(GraphPlan.LAST, hiddenSize, true);
  }
}
