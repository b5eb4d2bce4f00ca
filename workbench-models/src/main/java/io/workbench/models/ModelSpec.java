package io.workbench.models;

import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * Settings of one of the four networks, and the graph they stand for.
 *
 * <p>Every graph has one input {@code "input"} of shape [batch, features, steps] and one output of
 * shape [batch, 1], linear, trained on the mean squared error. The parameters of a graph depend on
 * nothing but the spec, the number of features and the seed.
 */
public sealed interface ModelSpec permits RnnModel, GruModel, LstmModel, AttentionModel {

  /** All kinds, in the order in which they are listed everywhere. */
  List<String> KINDS = List.of(RnnModel.KIND, GruModel.KIND, LstmModel.KIND, AttentionModel.KIND);

  /** One of {@link #KINDS}. */
  String kind();

  /** Width of the recurrent state, 1 to 2048. */
  int hiddenSize();

  /** Number of stacked recurrent layers, 1 to 16. */
  int layers();

  /** Probability in [0, 1) that a value between layers is dropped in training; 0 drops none. */
  double dropout();

  /**
   * Builds the initialised graph.
   *
   * @param features number of inputs a step, at least 1
   * @param optimizer what moves its parameters
   * @param seed decides the initial parameters to the bit
   */
  ComputationGraph graph(int features, OptimizerSpec optimizer, long seed);

  /**
   * The spec of a kind.
   *
   * @throws IllegalArgumentException when the kind is unknown or a number is out of range
   */
  static ModelSpec of(String kind, int hiddenSize, int layers, double dropout) {
    return switch (kind) {
      case RnnModel.KIND -> new RnnModel(hiddenSize, layers, dropout);
      case GruModel.KIND -> new GruModel(hiddenSize, layers, dropout);
      case LstmModel.KIND -> new LstmModel(hiddenSize, layers, dropout);
      case AttentionModel.KIND -> new AttentionModel(hiddenSize, layers, dropout);
      default ->
          throw new IllegalArgumentException(
              "The model kind must be one of " + KINDS + ", but was \"" + kind + "\".");
    };
  }
}
