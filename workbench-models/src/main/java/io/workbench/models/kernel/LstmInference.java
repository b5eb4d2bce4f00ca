package io.workbench.models.kernel;

import java.util.ArrayList;
import java.util.List;

/** A network of LSTM layers and a head, run for its outputs alone. */
final class LstmInference implements InferencePass {
  private final PassShape shape;
  private final LstmParameters parameters;
  private final Matrix input;
  private final List<LstmInferenceLayer> layers = new ArrayList<>();
  private final DropoutKey nothingDropped = new DropoutKey(0);
  private final Head head;

  LstmInference(PassShape shape, LstmParameters parameters) {
    this.shape = shape;
    this.parameters = parameters;
    NetworkPlan plan = shape.plan();
    LstmScratch scratch = new LstmScratch(shape.rows(), shape.units(), shape.kernels().lanes());
    for (List<LstmWeights> weights : parameters.layers()) {
      int inputs = weights.get(0).inputs;
      layers.add(new LstmInferenceLayer(shape, inputs, scratch, weights));
    }
    Matrix states = Matrix.zeros(shape.steps() * shape.rows(), plan.directions() * shape.units());
    for (int layer = 0; layer < layers.size(); layer++) {
      boolean last = layer == layers.size() - 1;
      Matrix output = last ? states : layers.get(layer + 1).input();
      layers.get(layer).connect(shape, parameters.layers().get(layer), output);
    }
    input = layers.get(0).input();
    head =
        plan.attention()
            ? new AttentionHead(shape, states, states)
            : new LastStepHead(shape, states, states);
  }

  @Override
  public void run(float[] windows, int first) {
    shape.copyByTime(windows, first, input);
    for (int layer = 0; layer < layers.size(); layer++) {
      layers.get(layer).run();
    }
    head.forward(parameters.head(), nothingDropped, first);
  }

  @Override
  public float output(int row) {
    return head.output().data[head.output().at(row, 0)];
  }
}
