package io.workbench.train.loop;

import io.workbench.models.kernel.CompiledNetwork;
import java.util.Arrays;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A step of a compiled network that listeners hear: the graph is given whatever DL4J's own step
 * would have left in it at each call. The network computes what it would have computed unheard.
 */
final class HeardStep {
  private final CompiledNetwork network;
  private final ComputationGraph graph;
  private final GraphListeners listeners;
  private final int features;

  HeardStep(
      CompiledNetwork network, ComputationGraph graph, GraphListeners listeners, int features) {
    this.network = network;
    this.graph = graph;
    this.listeners = listeners;
    this.features = features;
  }

  /**
   * Takes the step.
   *
   * @param windows at least [batch, steps, features]
   * @param targets at least [batch]
   * @return the mean squared error before the step
   */
  double take(float[] windows, float[] targets, int batch, int steps) {
    double loss = network.differentiate(windows, targets, batch, steps);
    network.writeBackTo(graph);
    int iteration = network.iteration();
    setBatch(windows, targets, batch, steps);
    makeGradientViews();
    tellForwardPass();
    graph.setScore(loss + graph.calcRegularizationScore(true));
    tellGradient(batch);
    float[] step = parameters();
    network.update();
    network.writeBackTo(graph);
    subtract(step, parameters());
    setGradient(step);
    tellIterationDone(iteration);
    return loss;
  }

  /** Listeners ask the graph for the size of the batch, and some for its input. */
  private void setBatch(float[] windows, float[] targets, int batch, int steps) {
    float[] used = Arrays.copyOf(windows, batch * steps * features);
    graph.setInputs(
        Nd4j.createFromArray(used).reshape(batch, steps, features).permute(0, 2, 1).dup());
    graph.setLabels(Nd4j.createFromArray(Arrays.copyOf(targets, batch)).reshape(batch, 1));
  }

  /**
   * Only a backward pass of the graph's own makes the views by parameter on its flat gradient;
   * afterwards it is enough to write to that.
   */
  private void makeGradientViews() {
    if (graph.gradient() == null) {
      graph.computeGradientAndScore();
    }
  }

  private void tellForwardPass() {
    Map<String, INDArray> activations = graph.feedForward(false, true, true);
    for (SampledListener listener : listeners.all()) {
      listener.onForwardPass(graph, activations);
    }
  }

  /** DL4J's gradient is the batch's sum until the updater divides it. */
  private void tellGradient(int batch) {
    float[] sum = new float[network.parameterCount()];
    network.readGradient(sum);
    scale(sum, batch);
    setGradient(sum);
    for (SampledListener listener : listeners.all()) {
      listener.onBackwardPass(graph);
    }
    scale(sum, network.clipFactor());
    setGradient(sum);
    for (SampledListener listener : listeners.all()) {
      listener.onGradientCalculation(graph);
    }
  }

  /** DL4J counts the iteration after the listeners have heard of it. */
  private void tellIterationDone(int iteration) {
    graph.getConfiguration().setIterationCount(iteration);
    for (SampledListener listener : listeners.all()) {
      listener.iterationDone(graph, iteration, graph.getEpochCount());
    }
    graph.getConfiguration().setIterationCount(iteration + 1);
  }

  private void setGradient(float[] values) {
    INDArray flat = graph.getGradientsViewArray();
    flat.assign(Nd4j.createFromArray(values).reshape(flat.shape()));
  }

  private float[] parameters() {
    float[] parameters = new float[network.parameterCount()];
    network.readParameters(parameters);
    return parameters;
  }

  private static void scale(float[] values, double factor) {
    for (int index = 0; index < values.length; index++) {
      values[index] *= (float) factor;
    }
  }

  private static void subtract(float[] values, float[] others) {
    for (int index = 0; index < values.length; index++) {
      values[index] -= others[index];
    }
  }
}
