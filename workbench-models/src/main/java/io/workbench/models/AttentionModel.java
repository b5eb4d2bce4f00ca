package io.workbench.models;

import io.workbench.models.layer.AttentionPoolingLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;

/**
 * Stacked bidirectional LSTM layers (forward and backward states side by side), attention pooling
 * with one learned query, dropout, a ReLU layer and one linear output.
 *
 * <pre>
 *   α = softmaxₜ(q·hₜ / √d),  context = Σₜ αₜ hₜ,  d = 2 · hiddenSize
 *   output = w·ReLU(V context + c) + b
 * </pre>
 *
 * The pooling is in {@link AttentionPoolingLayer}, the cell in {@link LstmModel}. Dropout between
 * the recurrent layers is a vertex of its own, so that both directions see the same mask, as in
 * PyTorch.
 *
 * @see <a href="https://doi.org/10.18653/v1/N16-1174">Yang et al., Hierarchical Attention Networks,
 *     2016</a> for pooling by a learned query
 * @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al., Attention Is All You Need,
 *     2017</a> for the scale 1/√d
 */
public record AttentionModel(int hiddenSize, int layers, double dropout) implements ModelSpec {
  static final String KIND = "attention";
  static final String POOLING = "pooling";
  static final String DENSE = "dense";
  static final String DROPOUT = "dropout";

  /** Refuses sizes that no network can have. */
  public AttentionModel {
    GraphPlan.check(hiddenSize, layers, dropout);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public ComputationGraph graph(int features, OptimizerSpec optimizer, long seed) {
    GraphPlan plan = new GraphPlan(this, features, optimizer, seed);
    int width = 2 * hiddenSize;
    String below = stack(plan, width);

    AttentionPoolingLayer.Builder pooling = new AttentionPoolingLayer.Builder();
    pooling.nIn(width).nOut(width);
    plan.trained(pooling, width);
    plan.graph().addLayer(POOLING, pooling.build(), below);

    DenseLayer.Builder dense = new DenseLayer.Builder();
    dense.nIn(width).nOut(hiddenSize).activation(Activation.RELU);
    plan.trained(dense, width);
    plan.dropInput(dense);
    plan.graph().addLayer(DENSE, dense.build(), POOLING);
    return plan.head(DENSE, hiddenSize, false);
  }

  private String stack(GraphPlan plan, int width) {
    String below = GraphPlan.INPUT;
    for (int layer = 1; layer <= layers; layer++) {
      if (layer > 1 && dropout > 0) {
        plan.graph().addLayer(DROPOUT + layer, new DropoutLayer(1 - dropout), below);
        below = DROPOUT + layer;
      }
      LSTM.Builder cell = LstmModel.cell();
      cell.nIn(layer == 1 ? plan.features() : width).nOut(hiddenSize);
      plan.trained(cell, hiddenSize);
      String name = GraphPlan.recurrent(layer);
      plan.graph().addLayer(name, new Bidirectional(cell.build()), below);
      below = name;
    }
    return below;
  }
}
