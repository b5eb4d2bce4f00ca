package io.workbench.models.kernel;

import java.util.List;

/** A network of LSTM layers and a head, run for its outputs alone. */
final class LstmInference implements InferencePass {
  private final PassShape shape;
  private final LstmParameters parameters;
  private final Matrix input;
  private final LstmInferenceLayer[] layers;
  private final DropoutKey nothingDropped = new DropoutKey(0);
  private final Head head;

  LstmInference(PassShape shape, LstmParameters parameters) {
    this.shape = shape;
    this.parameters = parameters;
    NetworkPlan plan = shape.plan();
    LstmScratch scratch = new LstmScratch(shape.rows(), shape.units(), shape.kernels().lanes());
    Matrix states = Matrix.zeros(shape.steps() * shape.rows(), plan.directions() * shape.units());
    layers = new LstmInferenceLayer[parameters.layers().size()];
    Matrix output = states;
    for (int layer = layers.length - 1; layer >= 0; layer--) {
      List<LstmWeights> weights = parameters.layers().get(layer);
      layers[layer] = new LstmInferenceLayer(shape, weights, output, scratch);
      output = layers[layer].input();
    }
    input = output;
    head =
        plan.attention()
            ? new AttentionHead(shape, states, states)
            : new LastStepHead(shape, states, states);
  }

  @Override
  public void run(float[] windows, int first) {
    shape.copyByTime(windows, first, input);
    for (LstmInferenceLayer layer : layers) {
      layer.run();
    }
    head.forward(parameters.head(), nothingDropped, first);
  }

  @Override
  public float output(int row) {
    return head.output().data[head.output().at(row, 0)];
  }
}
