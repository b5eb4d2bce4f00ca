package io.workbench.models.kernel;

import io.workbench.models.LearningRates;
import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Carries parameters and Adam's state between a graph and its compiled network.
 *
 * <p>DL4J keeps the state of an updater block as [mean of all its parameters, variance of all its
 * parameters]; the four graphs have a single block.
 */
final class GraphExchange {
  private GraphExchange() {}

  /** Refuses a graph whose flat vectors are not what the compiled network thinks. */
  private static void check(ComputationGraph graph, int parameters) {
    if (graph.numParams() != parameters) {
      throw new UnsupportedGraphException(
          String.format(
              Locale.ROOT,
              "The compiled engine counts %d parameters in a graph that has %d.",
              parameters,
              graph.numParams()));
    }
    List<UpdaterBlock> blocks = graph.getUpdater().getUpdaterBlocks();
    INDArray state = graph.getUpdater().getStateViewArray();
    if (blocks.size() != 1 || state == null || state.length() != 2L * parameters) {
      throw new UnsupportedGraphException(
          String.format(
              Locale.ROOT,
              "The compiled engine needs one Adam state for all parameters, but the graph has %d blocks.",
              blocks.size()));
    }
  }

  static void read(ComputationGraph graph, CompiledNetwork network) {
    int size = network.parameterCount();
    check(graph, size);
    network.writeParameters(floats(graph.params(), 0, size));
    INDArray state = graph.getUpdater().getStateViewArray();
    network.writeMoments(
        floats(state, 0, size),
        floats(state, size, size),
        graph.getConfiguration().getIterationCount());
    network.learningRate(LearningRates.get(graph));
  }

  static void write(CompiledNetwork network, ComputationGraph graph) {
    int size = network.parameterCount();
    check(graph, size);
    float[] parameters = new float[size];
    float[] mean = new float[size];
    float[] variance = new float[size];
    network.readParameters(parameters);
    network.readMoments(mean, variance);
    assign(graph.params(), 0, parameters);
    INDArray state = graph.getUpdater().getStateViewArray();
    assign(state, 0, mean);
    assign(state, size, variance);
    graph.getConfiguration().setIterationCount(network.iteration());
    if (LearningRates.get(graph) != network.learningRate()) {
      LearningRates.set(graph, network.learningRate());
    }
  }

  private static float[] floats(INDArray vector, int from, int count) {
    return part(vector, from, count).dup().data().asFloat();
  }

  private static void assign(INDArray vector, int from, float[] values) {
    part(vector, from, values.length).assign(Nd4j.createFromArray(values));
  }

  private static INDArray part(INDArray vector, int from, int count) {
    return vector.reshape(vector.length()).get(NDArrayIndex.interval(from, from + count));
  }
}
