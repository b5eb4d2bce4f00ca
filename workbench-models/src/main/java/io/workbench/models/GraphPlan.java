package io.workbench.models;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.UniformDistribution;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * What the four graphs have in common: input, names, initialisation, regularisation, head.
 *
 * <p>Weights start uniform in ±1/√width, where width is the hidden size in recurrent layers and the
 * number of inputs in dense ones (PyTorch's defaults); biases start at zero.
 */
final class GraphPlan {
  // All parameters lie in one array, whose length is an int. The largest kind, two directions of
  // four gates over twice the hidden size, has 24 h² a layer: 1.6e9 at these limits.
  private static final int LARGEST_HIDDEN_SIZE = 2048;
  private static final int MOST_LAYERS = 16;

  static final String INPUT = "input";
  static final String RECURRENT = "recurrent";
  static final String LAST = "last";
  static final String OUTPUT = "output";

  private final ModelSpec model;
  private final int features;
  private final OptimizerSpec optimizer;
  private final GraphBuilder graph;

  GraphPlan(ModelSpec model, int features, OptimizerSpec optimizer, long seed) {
    if (features < 1) {
      throw new IllegalArgumentException("features must be at least 1, but was " + features + ".");
    }
    this.model = model;
    this.features = features;
    this.optimizer = optimizer;
    graph =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .updater(
                new Adam(
                    optimizer.learningRate(),
                    OptimizerSpec.BETA1,
                    OptimizerSpec.BETA2,
                    OptimizerSpec.EPSILON))
            .graphBuilder()
            .addInputs(INPUT)
            .setInputTypes(InputType.recurrent(features));
  }

  /** Refuses sizes that no network can have, and those at which ND4J's native code crashes. */
  static void check(int hiddenSize, int layers, double dropout) {
    requireWithin("hiddenSize", hiddenSize, LARGEST_HIDDEN_SIZE);
    requireWithin("layers", layers, MOST_LAYERS);
    if (!(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException("dropout must be in [0, 1), but was " + dropout + ".");
    }
  }

  private static void requireWithin(String name, int value, int most) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, but was " + value + ".");
    }
    if (value > most) {
      throw new IllegalArgumentException(
          name + " must be at most " + most + ", but was " + value + ".");
    }
  }

  GraphBuilder graph() {
    return graph;
  }

  int features() {
    return features;
  }

  /** Name of a recurrent layer, counted from 1. */
  static String recurrent(int layer) {
    return RECURRENT + layer;
  }

  /** Stacks the recurrent layers, each on the one before, then takes the last step. */
  void stack(Supplier<BaseRecurrentLayer.Builder<?>> cell) {
    String below = INPUT;
    for (int layer = 1; layer <= model.layers(); layer++) {
      BaseRecurrentLayer.Builder<?> builder = cell.get();
      builder.nIn(layer == 1 ? features : model.hiddenSize()).nOut(model.hiddenSize());
      trained(builder, model.hiddenSize());
      if (layer > 1) {
        dropInput(builder);
      }
      graph.addLayer(recurrent(layer), builder.build(), below);
      below = recurrent(layer);
    }
    graph.addVertex(LAST, new LastTimeStepVertex(INPUT), below);
  }

  /** The linear output on {@code below}, with dropout before it when {@code dropInput}. */
  ComputationGraph head(String below, int width, boolean dropInput) {
    OutputLayer.Builder output =
        new OutputLayer.Builder(LossFunction.MSE)
            .activation(Activation.IDENTITY)
            .nIn(width)
            .nOut(1);
    trained(output, width);
    if (dropInput) {
      dropInput(output);
    }
    graph.addLayer(OUTPUT, output.build(), below).setOutputs(OUTPUT);
    ComputationGraph result = new ComputationGraph(graph.build());
    result.init();
    return result;
  }

  /** Initial weights and weight decay; set on each layer, since a global decay is applied twice. */
  void trained(BaseLayer.Builder<?> layer, int width) {
    double bound = 1 / Math.sqrt(width);
    layer.weightInit(new UniformDistribution(-bound, bound));
    layer.biasInit(0);
    layer.regularization(decay());
    layer.regularizationBias(decay());
  }

  /** DL4J is told the probability of keeping a value, and must not be told of a dropout of 0. */
  void dropInput(BaseLayer.Builder<?> layer) {
    if (model.dropout() > 0) {
      layer.dropOut(1 - model.dropout());
    }
  }

  private List<Regularization> decay() {
    List<Regularization> decay = new ArrayList<>();
    if (optimizer.weightDecay() > 0) {
      decay.add(
          optimizer.kind().equals(OptimizerSpec.ADAM)
              ? new L2Regularization(optimizer.weightDecay())
              : new WeightDecay(optimizer.weightDecay(), true));
    }
    return decay;
  }
}
