package io.workbench.models.kernel;

import java.util.ArrayList;
import java.util.List;

/** An LSTM network's parameters as inference reads them. A copy for one thread. */
final class LstmParameters {
  private final NetworkTensors tensors;
  private final List<List<LstmWeights>> layers = new ArrayList<>();

  LstmParameters(NetworkPlan plan, int lanes, NetworkTensors tensors) {
    this.tensors = tensors;
    int units = NetworkPlan.padded(plan.hidden(), lanes);
    for (int layer = 0; layer < plan.layers(); layer++) {
      int inputs = layer == 0 ? plan.features() : plan.directions() * units;
      List<LstmWeights> directions = new ArrayList<>();
      for (int direction = 0; direction < plan.directions(); direction++) {
        directions.add(new LstmWeights(units, inputs, lanes, direction == 1));
      }
      layers.add(directions);
    }
  }

  /** Brings the copy up to date. */
  void refresh() {
    for (int layer = 0; layer < layers.size(); layer++) {
      for (int direction = 0; direction < layers.get(layer).size(); direction++) {
        layers.get(layer).get(direction).copy(tensors.cells().get(layer).get(direction));
      }
    }
  }

  /** By layer, then by direction. */
  List<List<LstmWeights>> layers() {
    return layers;
  }

  /** The maps after the recurrent layers, which are not copied. */
  List<LinearTensors> head() {
    return tensors.head();
  }
}
