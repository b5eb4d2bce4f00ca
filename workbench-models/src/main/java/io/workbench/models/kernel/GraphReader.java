package io.workbench.models.kernel;

import io.workbench.models.layer.AttentionPoolingLayer;
import io.workbench.models.layer.GruLayer;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/**
 * Recognises the graphs that the engine can compile: a chain of recurrent layers of one kind, then
 * a head. What it does not know it refuses by name; nothing is guessed.
 */
final class GraphReader {
  private final GraphChain chain;
  private final LayerRules rules = new LayerRules();
  private @Nullable CellKind cell;
  private int features;
  private int hidden;
  private int layers;

  private GraphReader(GraphChain chain) {
    this.chain = chain;
  }

  /**
   * The architecture of a graph.
   *
   * @throws UnsupportedGraphException when the graph is not one that the engine knows
   */
  static NetworkPlan read(ComputationGraph graph) {
    return new GraphReader(GraphChain.of(graph)).plan();
  }

  private NetworkPlan plan() {
    boolean attention = readRecurrentLayers();
    if (attention) {
      readAttentionHead();
    } else {
      chain.require(LastTimeStepVertex.class, "the last time step");
    }
    readOutput(!attention);
    chain.requireEnd();
    CellKind kind = cell;
    if (kind == null) {
      throw chain.refused("a recurrent layer first");
    }
    return new NetworkPlan(
        kind, features, hidden, layers, attention, rules.dropout(), rules.optimizer());
  }

  /** Reads layers up to the head; true if they run in both directions. */
  private boolean readRecurrentLayers() {
    boolean both = chain.layer() instanceof Bidirectional;
    boolean more = true;
    while (more) {
      readRecurrentLayer(both);
      more =
          chain.layer() instanceof BaseRecurrentLayer
              || chain.layer() instanceof Bidirectional
              || chain.layer() instanceof DropoutLayer;
    }
    return both;
  }

  private void readRecurrentLayer(boolean both) {
    if (both) {
      if (layers > 0) {
        readDropoutLayer();
      }
      Bidirectional layer = chain.take(Bidirectional.class, "a bidirectional layer");
      rules.check(chain, layer.getMode() == Bidirectional.Mode.CONCAT, "mode CONCAT");
      rules.checkNoDropout(chain, layer);
      readCell(layer.getFwd(), 2);
      readCell(layer.getBwd(), 2);
      rules.check(chain, cell == CellKind.LSTM, "LSTM layers in both directions");
    } else {
      BaseRecurrentLayer layer = chain.take(BaseRecurrentLayer.class, "a recurrent layer");
      if (layers > 0) {
        rules.takeDropout(chain, layer.getIDropout());
      }
      readCell(layer, 1);
    }
    layers++;
  }

  /** A dropout vertex lies before each bidirectional layer but the first, unless nothing drops. */
  private void readDropoutLayer() {
    if (chain.layer() instanceof DropoutLayer) {
      DropoutLayer layer = chain.take(DropoutLayer.class, "dropout");
      rules.takeDropout(chain, layer.getIDropout());
    } else {
      rules.takeDropout(chain, null);
    }
  }

  /** Reads one direction of the layer that comes next. */
  private void readCell(Layer layer, int directions) {
    if (directions == 2 || layers == 0) {
      rules.checkNoDropout(chain, layer);
    }
    CellKind kind = kind(layer);
    BaseRecurrentLayer recurrent = (BaseRecurrentLayer) layer;
    rules.checkTrained(chain, recurrent);
    rules.check(chain, recurrent.getActivationFn() instanceof ActivationTanH, "activation tanh");
    int inputs = (int) recurrent.getNIn();
    if (cell == null) {
      cell = kind;
      features = inputs;
      hidden = (int) recurrent.getNOut();
    }
    rules.check(chain, cell == kind, "recurrent layers of one kind");
    rules.check(chain, recurrent.getNOut() == hidden, "recurrent layers of one size");
    int expected = layers == 0 ? features : directions * hidden;
    rules.check(chain, inputs == expected, "as many inputs as the layer below puts out");
  }

  private CellKind kind(Layer layer) {
    if (layer instanceof SimpleRnn rnn) {
      rules.check(chain, !rnn.hasLayerNorm(), "no layer normalisation");
      return CellKind.RNN;
    }
    if (layer instanceof LSTM lstm) {
      rules.check(chain, lstm.getGateActivationFn() instanceof ActivationSigmoid, "sigmoid gates");
      return CellKind.LSTM;
    }
    if (layer instanceof GruLayer) {
      return CellKind.GRU;
    }
    throw chain.refused("SimpleRnn, GruLayer or LSTM");
  }

  private void readAttentionHead() {
    AttentionPoolingLayer pooling = chain.take(AttentionPoolingLayer.class, "attention pooling");
    rules.checkNoDropout(chain, pooling);
    rules.checkTrained(chain, pooling);
    DenseLayer dense = chain.take(DenseLayer.class, "a dense layer");
    rules.takeDropout(chain, dense.getIDropout());
    rules.checkTrained(chain, dense);
    rules.check(chain, dense.getActivationFn() instanceof ActivationReLU, "activation ReLU");
    rules.check(chain, dense.hasBias() && !dense.hasLayerNorm(), "a bias and no normalisation");
    rules.check(chain, dense.getNOut() == hidden, "as many outputs as hidden units");
  }

  private void readOutput(boolean dropsInput) {
    OutputLayer output = chain.take(OutputLayer.class, "an output layer");
    if (dropsInput) {
      rules.takeDropout(chain, output.getIDropout());
    } else {
      rules.checkNoDropout(chain, output);
    }
    rules.checkTrained(chain, output);
    rules.check(
        chain, output.getActivationFn() instanceof ActivationIdentity, "activation identity");
    rules.check(
        chain,
        output.getLossFn() instanceof LossMSE && output.hasBias() && output.getNOut() == 1,
        "one output with a bias and the loss MSE");
  }
}
