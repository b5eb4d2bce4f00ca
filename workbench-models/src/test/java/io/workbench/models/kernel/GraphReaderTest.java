package io.workbench.models.kernel;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.models.ModelSpec;
import io.workbench.models.OptimizerSpec;
import java.util.function.Consumer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.GaussianDropout;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.impl.LossMAE;

class GraphReaderTest {
  private static final OptimizerSpec ADAMW = new OptimizerSpec(OptimizerSpec.ADAMW, 3e-3, 0.25);

  private static NetworkPlan plan(String kind, double dropout) {
    return GraphReader.read(ModelSpec.of(kind, 7, 3, dropout).graph(5, ADAMW, 1));
  }

  @Test
  void readsTheFourKinds() {
    OptimizerPlan optimizer = new OptimizerPlan(3e-3, 0.9, 0.999, 1e-8, 0.25, true);
    double dropout = 1 - (1 - 0.2);
    assertThat(plan("rnn", 0.2))
        .isEqualTo(new NetworkPlan(CellKind.RNN, 5, 7, 3, false, dropout, optimizer));
    assertThat(plan("gru", 0))
        .isEqualTo(new NetworkPlan(CellKind.GRU, 5, 7, 3, false, 0, optimizer));
    assertThat(plan("lstm", 0.2))
        .isEqualTo(new NetworkPlan(CellKind.LSTM, 5, 7, 3, false, dropout, optimizer));
    assertThat(plan("attention", 0.2))
        .isEqualTo(new NetworkPlan(CellKind.LSTM, 5, 7, 3, true, dropout, optimizer));
    assertThat(plan("attention", 0))
        .isEqualTo(new NetworkPlan(CellKind.LSTM, 5, 7, 3, true, 0, optimizer));
  }

  @Test
  void refusesAnotherArchitectureByName() {
    ComputationGraphConfiguration settings =
        new NeuralNetConfiguration.Builder()
            .graphBuilder()
            .addInputs("input")
            .setInputTypes(InputType.feedForward(4))
            .addLayer("first", new DenseLayer.Builder().nIn(4).nOut(3).build(), "input")
            .addLayer("output", new OutputLayer.Builder().nIn(3).nOut(2).build(), "first")
            .setOutputs("output")
            .build();
    assertThatThrownBy(() -> GraphReader.read(new ComputationGraph(settings)))
        .isInstanceOf(UnsupportedGraphException.class)
        .hasMessage(
            "The compiled engine expects a recurrent layer here, but found \"first\", a DenseLayer.");
  }

  @Test
  void refusesWhatItDoesNotKnowOfALayer() {
    refused(
        "output",
        layer -> ((BaseOutputLayer) layer).setLossFn(new LossMAE()),
        "one output with a bias and the loss MSE in \"output\"");
    refused("output", layer -> layer.setActivationFn(new ActivationReLU()), "activation identity");
    refused(
        "recurrent1", layer -> layer.setActivationFn(new ActivationSoftPlus()), "activation tanh");
    refused(
        "recurrent1",
        layer -> ((LSTM) layer).setGateActivationFn(new ActivationReLU()),
        "sigmoid gates");
    refused("recurrent2", layer -> layer.setIUpdater(new Sgd(1)), "Adam without a schedule");
    refused("recurrent2", layer -> layer.setIUpdater(new Adam(1)), "one updater");
    refused("recurrent2", layer -> layer.setIDropout(new GaussianDropout(0.5)), "plain dropout");
    refused("output", layer -> layer.setIDropout(null), "the same dropout everywhere");
  }

  private static void refused(String name, Consumer<BaseLayer> change, String expected) {
    ComputationGraph graph = ModelSpec.of("lstm", 7, 2, 0.2).graph(5, ADAMW, 1);
    LayerVertex vertex =
        (LayerVertex) requireNonNull(graph.getConfiguration().getVertices().get(name));
    change.accept((BaseLayer) vertex.getLayerConf().getLayer());
    assertThatThrownBy(() -> GraphReader.read(graph))
        .isInstanceOf(UnsupportedGraphException.class)
        .hasMessageContaining(expected)
        .hasMessageContaining("in \"" + name + "\"");
  }
}
