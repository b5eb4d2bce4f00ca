package io.workbench.train.loop;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** The listeners of an engine's graph, and the count of epochs that they read from it. */
final class GraphListeners {
  private final ComputationGraph graph;
  private final List<SampledListener> listeners = new ArrayList<>();

  GraphListeners(ComputationGraph graph) {
    this.graph = graph;
  }

  void add(SampledListener listener) {
    listeners.add(listener);
  }

  List<SampledListener> all() {
    return listeners;
  }

  /** Whether any listener hears the iteration; asked before every step, and so without iterator. */
  boolean hear(int iteration) {
    for (int index = 0; index < listeners.size(); index++) {
      if (listeners.get(index).hears(iteration)) {
        return true;
      }
    }
    return false;
  }

  /** DL4J's count of epochs is of those that have ended. */
  void startEpoch(int epoch) {
    graph.getConfiguration().setEpochCount(epoch - 1);
  }

  void endEpoch() {
    graph.incrementEpochCount();
  }
}
