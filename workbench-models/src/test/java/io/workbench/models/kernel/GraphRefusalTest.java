package io.workbench.models.kernel;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.models.ModelSpec;
import io.workbench.models.OptimizerSpec;
import java.util.List;
import java.util.function.Consumer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.constraint.MaxNormConstraint;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToRnnPreProcessor;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/** A graph that differs in one thing from those that the engine knows is refused for that thing. */
class GraphRefusalTest {
  private static final OptimizerSpec ADAMW = new OptimizerSpec(OptimizerSpec.ADAMW, 3e-3, 0.25);

  @ParameterizedTest
  @ValueSource(strings = {"recurrent1", "recurrent2", "output"})
  void layersThatAreTrainedInAnotherWay(String name) {
    refused(
        "lstm", name, base(layer -> layer.setWeightNoise(new DropConnect(0.5))), "no weight noise");
    refused(
        "lstm",
        name,
        base(layer -> layer.setConstraints(List.of(new MaxNormConstraint(1, 1)))),
        "no constraints");
    refused(
        "lstm",
        name,
        base(layer -> layer.setGradientNormalization(GradientNormalization.ClipL2PerLayer)),
        "no gradient normalisation of its own");
    refused("lstm", name, base(layer -> layer.setIUpdater(new Sgd(1))), "Adam without a schedule");
    refused(
        "lstm",
        name,
        base(
            layer ->
                layer.setRegularization(
                    List.of(new WeightDecay(0.25, true), new L2Regularization(0.25)))),
        "one regularisation");
    refused(
        "lstm",
        name,
        base(layer -> layer.setRegularization(List.of(new WeightDecay(0.25, false)))),
        "L2 or weight decay times the learning rate, without a schedule");
  }

  @Test
  void recurrentLayersOfOtherSizesOrder() {
    refused(
        "lstm", "recurrent2", recurrent(layer -> layer.setNOut(8)), "recurrent layers of one size");
    refused(
        "lstm",
        "recurrent2",
        recurrent(layer -> layer.setNIn(8)),
        "as many inputs as the layer below puts out");
    refused(
        "lstm",
        "recurrent1",
        recurrent(layer -> layer.setRnnDataFormat(RNNFormat.NWC)),
        "the data format NCW");
    refused(
        "rnn",
        "recurrent2",
        layer -> ((SimpleRnn) layer).setHasLayerNorm(true),
        "no layer normalisation");
  }

  @Test
  void dropoutWhereNoneBelongs() {
    refused("lstm", "recurrent1", layer -> layer.setIDropout(new Dropout(0.8)), "no dropout");
    refused("attention", "recurrent1", layer -> layer.setIDropout(new Dropout(0.8)), "no dropout");
    refused(
        "attention",
        "recurrent2",
        forward(layer -> layer.setIDropout(new Dropout(0.8))),
        "no dropout");
    refused("attention", "pooling", layer -> layer.setIDropout(new Dropout(0.8)), "no dropout");
    refused("attention", "output", layer -> layer.setIDropout(new Dropout(0.8)), "no dropout");
  }

  @Test
  void dropoutThatIsNotTheSameEverywhere() {
    ComputationGraph graph = graph("attention", 0.2);
    layer(graph, "dropout2").setIDropout(new Dropout(0.5));
    assertRefused(graph, "the same dropout everywhere in \"dense\"");

    ComputationGraph dropsInTheHeadAlone = graph("attention", 0);
    layer(dropsInTheHeadAlone, "dense").setIDropout(new Dropout(0.8));
    assertRefused(dropsInTheHeadAlone, "the same dropout everywhere in \"dense\"");
  }

  @Test
  void recurrentLayersOfOtherKinds() {
    ComputationGraph graph = graph("lstm", 0);
    replace(graph, "recurrent2", plainCell((BaseLayer) layer(graph, "recurrent1"), 7));
    assertRefused(graph, "recurrent layers of one kind in \"recurrent2\"");

    ComputationGraph both = graph("attention", 0);
    BaseLayer like = (BaseLayer) ((Bidirectional) layer(both, "recurrent1")).getFwd();
    replace(both, "recurrent1", new Bidirectional(plainCell(like, 5)));
    assertRefused(both, "LSTM layers in both directions in \"recurrent1\"");
  }

  /** A plain cell that is trained like another layer. */
  private static SimpleRnn plainCell(BaseLayer like, int inputs) {
    SimpleRnn.Builder builder = new SimpleRnn.Builder();
    SimpleRnn cell = builder.nIn(inputs).nOut(7).activation(new ActivationTanH()).build();
    cell.setRnnDataFormat(RNNFormat.NCW);
    cell.setIUpdater(like.getIUpdater());
    cell.setBiasUpdater(like.getBiasUpdater());
    cell.setRegularization(like.getRegularization());
    cell.setRegularizationBias(like.getRegularizationBias());
    return cell;
  }

  @Test
  void directionsThatAreNotCompiled() {
    refused(
        "attention",
        "recurrent1",
        layer -> ((Bidirectional) layer).setMode(Bidirectional.Mode.ADD),
        "mode CONCAT");
    refused(
        "attention",
        "recurrent1",
        forward(base(layer -> layer.setActivationFn(new ActivationSoftPlus()))),
        "activation tanh");
    refused(
        "attention",
        "recurrent1",
        backward(base(layer -> layer.setActivationFn(new ActivationSoftPlus()))),
        "activation tanh");
  }

  @Test
  void attentionHeadsThatAreNotCompiled() {
    refused(
        "attention",
        "pooling",
        base(layer -> layer.setWeightNoise(new DropConnect(0.5))),
        "no weight noise");
    refused(
        "attention",
        "dense",
        base(layer -> layer.setWeightNoise(new DropConnect(0.5))),
        "no weight noise");
    refused(
        "attention",
        "dense",
        base(layer -> layer.setActivationFn(new ActivationTanH())),
        "activation ReLU");
    refused(
        "attention",
        "dense",
        layer -> ((DenseLayer) layer).setHasBias(false),
        "a bias and no normalisation");
    refused(
        "attention",
        "dense",
        layer -> ((DenseLayer) layer).setHasLayerNorm(true),
        "a bias and no normalisation");
    refused(
        "attention",
        "dense",
        layer -> ((DenseLayer) layer).setNOut(8),
        "as many outputs as hidden units");
  }

  @Test
  void preprocessors() {
    ComputationGraph graph = graph("lstm", 0.2);
    vertex(graph, "recurrent2").setPreProcessor(new FeedForwardToRnnPreProcessor());
    assertRefused(graph, "expects no preprocessor here, but found \"recurrent2\", a LSTM.");
  }

  @Test
  void graphsThatEndEarlyOrLate() {
    ComputationGraph late = graph("lstm", 0);
    ComputationGraphConfiguration settings = late.getConfiguration();
    settings.getVertices().put("more", vertex(late, "output"));
    settings.getVertexInputs().put("more", List.of("output"));
    settings.setNetworkOutputs(List.of("more"));
    assertRefused(late, "expects nothing more here, but found \"more\", a OutputLayer.");

    ComputationGraph early = graph("lstm", 0);
    ComputationGraphConfiguration cut = early.getConfiguration();
    cut.getVertices().remove("output");
    cut.getVertices().remove("last");
    cut.setNetworkOutputs(List.of("recurrent2"));
    assertRefused(early, "expects the last time step here, but the graph ends.");
  }

  private static Consumer<Layer> base(Consumer<BaseLayer> change) {
    return layer -> change.accept((BaseLayer) layer);
  }

  private static Consumer<Layer> recurrent(Consumer<BaseRecurrentLayer> change) {
    return layer -> change.accept((BaseRecurrentLayer) layer);
  }

  private static Consumer<Layer> forward(Consumer<Layer> change) {
    return layer -> change.accept(((Bidirectional) layer).getFwd());
  }

  private static Consumer<Layer> backward(Consumer<Layer> change) {
    return layer -> change.accept(((Bidirectional) layer).getBwd());
  }

  private static void refused(String kind, String name, Consumer<Layer> change, String rule) {
    ComputationGraph graph = graph(kind, 0.2);
    change.accept(layer(graph, name));
    assertRefused(graph, "needs " + rule + " in \"" + name + "\".");
  }

  private static void assertRefused(ComputationGraph graph, String message) {
    assertThatThrownBy(() -> GraphReader.read(graph))
        .isInstanceOf(UnsupportedGraphException.class)
        .hasMessageStartingWith("The compiled engine ")
        .hasMessageContaining(message);
  }

  private static ComputationGraph graph(String kind, double dropout) {
    return ModelSpec.of(kind, 7, 2, dropout).graph(5, ADAMW, 1);
  }

  private static Layer layer(ComputationGraph graph, String name) {
    return vertex(graph, name).getLayerConf().getLayer();
  }

  private static void replace(ComputationGraph graph, String name, Layer layer) {
    vertex(graph, name).getLayerConf().setLayer(layer);
  }

  private static LayerVertex vertex(ComputationGraph graph, String name) {
    return (LayerVertex) requireNonNull(graph.getConfiguration().getVertices().get(name));
  }
}
