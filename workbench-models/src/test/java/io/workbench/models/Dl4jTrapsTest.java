package io.workbench.models;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.distribution.UniformDistribution;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LearnedSelfAttentionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * States what is odd about DL4J 1.0.0-M2.1 and why this module goes around it. A test that fails
 * here after an upgrade is good news: the detour it names can go.
 */
class Dl4jTrapsTest {

  private static NeuralNetConfiguration.Builder settings() {
    return new NeuralNetConfiguration.Builder()
        .seed(1)
        .updater(new Adam(1e-3))
        .weightInit(new UniformDistribution(-0.5, 0.5));
  }

  private static OutputLayer head(int inputs) {
    return new OutputLayer.Builder(LossFunction.MSE)
        .activation(Activation.IDENTITY)
        .nIn(inputs)
        .nOut(1)
        .build();
  }

  private static ComputationGraph graph(
      NeuralNetConfiguration.Builder settings, Layer recurrent, InputType input, int width) {
    ComputationGraph graph =
        new ComputationGraph(
            settings
                .graphBuilder()
                .addInputs("input")
                .setInputTypes(input)
                .addLayer("recurrent", recurrent, "input")
                .addLayer("output", head(width), "recurrent")
                .setOutputs("output")
                .build());
    graph.init();
    return graph;
  }

  private static LSTM lstm() {
    return new LSTM.Builder().nIn(3).nOut(4).activation(Activation.TANH).build();
  }

  /** So GraphPlan sets the decay on each layer. */
  @Test
  void globalWeightDecayIsAppliedTwice() {
    ComputationGraph graph =
        graph(settings().weightDecay(0.1), new LastTimeStep(lstm()), InputType.recurrent(3), 4);
    assertThat(graph.getLayer("output").getConfig().getRegularizationByParam("W")).hasSize(2);
  }

  /** So LearningRates goes into Bidirectional itself. */
  @Test
  void setLearningRateDoesNotReachIntoBidirectional() {
    ComputationGraph graph = ModelSpec.of("attention", 4, 1, 0).graph(3, TestGraphs.ADAM, 1);
    graph.setLearningRate(0.5);
    assertThat(rate(graph, "recurrent1", "fW")).isEqualTo(1e-3);
    assertThat(rate(graph, "output", "W")).isEqualTo(0.5);
    assertThat(graph.getUpdater().getUpdaterBlocks()).hasSize(2);
  }

  private static double rate(ComputationGraph graph, String layer, String key) {
    return ((Adam) graph.getLayer(layer).getConfig().getUpdaterByParam(key)).getLearningRate();
  }

  /** So LearningRates replaces settings instead of changing them. */
  @Test
  void clonesShareTheirUpdaterSettings() {
    ComputationGraph graph = ModelSpec.of("rnn", 4, 1, 0).graph(3, TestGraphs.ADAM, 1);
    ComputationGraph clone = graph.clone();
    clone.setLearningRate("output", 0.5);
    assertThat(rate(graph, "output", "W")).isEqualTo(0.5);
  }

  /** So GruPass indexes base arrays only, with all indices at once. */
  @Test
  void getOnAStridedViewCanBeEmpty() {
    INDArray base = Nd4j.arange(24).castTo(Nd4j.defaultFloatingPointType()).reshape(2, 3, 4);
    INDArray strided = base.get(all(), all(), point(2));
    assertThat(strided.get(point(1), all()).isEmpty()).isTrue();
    assertThat(base.get(point(1), all(), point(2)).toDoubleVector()).containsExactly(14, 18, 22);
  }

  /** So GraphPlan says 1 - dropout. */
  @Test
  void dropoutIsTheProbabilityOfKeeping() {
    INDArray ones = Nd4j.ones(100, 100);
    INDArray dropped =
        new org.deeplearning4j.nn.conf.dropout.Dropout(0.9)
            .applyDropout(
                ones,
                ones.ulike(),
                0,
                0,
                org.deeplearning4j.nn.workspace.LayerWorkspaceMgr.noWorkspaces());
    double kept = dropped.gt(0).castTo(ones.dataType()).meanNumber().doubleValue();
    assertThat(kept).isCloseTo(0.9, within(0.02));
  }

  /** So GlobalNormClipping divides by the batch size, which the updater does only later. */
  @Test
  void gradientsAreSumsUntilTheUpdater() {
    ComputationGraph graph = ModelSpec.of("rnn", 4, 1, 0).graph(3, TestGraphs.ADAM, 1);
    DataSet one = TestGraphs.batch(1, 1, 3, 4);
    DataSet twice = DataSet.merge(List.of(one, one));
    assertThat(gradient(graph, twice).equalsWithEps(gradient(graph, one).mul(2), 1e-5)).isTrue();
  }

  private static INDArray gradient(ComputationGraph graph, DataSet batch) {
    graph.setInputs(batch.getFeatures());
    graph.setLabels(batch.getLabels());
    graph.computeGradientAndScore();
    return graph.gradient().gradient().dup();
  }

  /** So losses must be taken from outputs, or without decay, to compare with other engines. */
  @Test
  void scoreCountsWeightDecayToo() {
    OptimizerSpec decay = new OptimizerSpec("adam", 1e-3, 0.5);
    ComputationGraph graph = ModelSpec.of("rnn", 4, 1, 0).graph(3, decay, 1);
    DataSet batch = TestGraphs.batch(1, 5, 3, 4);
    INDArray error = graph.outputSingle(batch.getFeatures()).sub(batch.getLabels());
    double mse = error.mul(error).meanNumber().doubleValue();
    double norm = graph.params().norm2Number().doubleValue();
    assertThat(graph.score(batch)).isCloseTo(mse + 0.5 * 0.5 * norm * norm, within(1e-4));
  }

  /** So GruPass hands out a copy of the states it goes back over. */
  @Test
  void dropoutAboveALayerChangesItsOutputInPlace() {
    ComputationGraph graph = ModelSpec.of("rnn", 4, 2, 0.5).graph(3, TestGraphs.ADAM, 1);
    INDArray input = TestGraphs.normal(1, 5, 3, 4);
    INDArray trained = graph.feedForward(input, true).get("recurrent1");
    INDArray plain = graph.feedForward(input, false).get("recurrent1");
    assertThat(trained).isNotEqualTo(plain);
  }

  /** So graphs end in LastTimeStepVertex. */
  @Test
  void lastTimeStepLayerCannotGoStepByStep() {
    ComputationGraph graph = graph(settings(), new LastTimeStep(lstm()), InputType.recurrent(3), 4);
    assertThatThrownBy(() -> graph.rnnTimeStep(TestGraphs.normal(1, 2, 3, 1)))
        .isInstanceOf(DL4JInvalidInputException.class)
        .hasMessageContaining("got rank 3");
  }

  /** So everything is [batch, features, steps]. */
  @Test
  void stepsBeforeFeaturesDoNotGoWithDropout() {
    SimpleRnn wrong =
        new SimpleRnn.Builder()
            .nIn(3)
            .nOut(4)
            .dropOut(0.5)
            .dataFormat(RNNFormat.NWC)
            .activation(Activation.TANH)
            .build();
    ComputationGraph graph =
        graph(settings(), new LastTimeStep(wrong), InputType.recurrent(3, 6, RNNFormat.NWC), 4);
    DataSet batch = new DataSet(TestGraphs.normal(1, 5, 6, 3), TestGraphs.normal(2, 5, 1));
    assertThatThrownBy(() -> graph.fit(batch)).isInstanceOf(RuntimeException.class);
  }

  /** So attention pooling is a layer of our own. */
  @Test
  void learnedSelfAttentionDoesNotRun() {
    LearnedSelfAttentionLayer stock =
        new LearnedSelfAttentionLayer.Builder()
            .nIn(3)
            .nOut(4)
            .nHeads(1)
            .headSize(4)
            .projectInput(true)
            .nQueries(1)
            .build();
    assertThatThrownBy(
            () -> {
              ComputationGraph graph =
                  new ComputationGraph(
                      settings()
                          .graphBuilder()
                          .addInputs("input")
                          .setInputTypes(InputType.recurrent(3))
                          .addLayer("pooling", stock, "input")
                          .addLayer("output", new LastTimeStep(lstm()), "pooling")
                          .addLayer("head", head(4), "output")
                          .setOutputs("head")
                          .build());
              graph.init();
              graph.outputSingle(TestGraphs.normal(1, 2, 3, 5));
            })
        .isInstanceOf(RuntimeException.class);
  }

  /** So the GRU is a layer of our own. */
  @Test
  void theNativeGruHasWrongGradients() {
    assertThat(TestGraphs.inDouble(Dl4jTrapsTest::nativeGruGradientsMatch)).isFalse();
  }

  private static boolean nativeGruGradientsMatch() {
    SameDiff graph = SameDiff.create();
    SDVariable input = graph.constant("x", TestGraphs.normal(1, 3, 2, 2));
    SDVariable start = graph.constant("h", TestGraphs.normal(2, 2, 2));
    SDVariable weights = graph.var("w", TestGraphs.normal(3, 2, 6));
    SDVariable recurrent = graph.constant("r", TestGraphs.normal(4, 2, 6));
    SDVariable biases = graph.constant("b", TestGraphs.normal(5, 6));
    SDVariable sum = graph.rnn().gru(input, start, weights, recurrent, biases).sum("sum");
    graph.setLossVariables(sum);
    INDArray gradient = requireNonNull(graph.calculateGradients(Map.of(), "w").get("w"));
    INDArray values = weights.getArr();
    boolean match = true;
    for (int column = 0; column < 6; column++) {
      double value = values.getDouble(0, column);
      values.putScalar(0, column, value + 1e-5);
      double above = graph.outputSingle(Map.of(), "sum").getDouble(0);
      values.putScalar(0, column, value - 1e-5);
      double below = graph.outputSingle(Map.of(), "sum").getDouble(0);
      values.putScalar(0, column, value);
      double numeric = (above - below) / 2e-5;
      match &= Math.abs(numeric - gradient.getDouble(0, column)) < 1e-3 * Math.abs(numeric);
    }
    return match;
  }

  /** So a Bidirectional layer's wrapped settings are copied before they are changed. */
  @Test
  void cloneOfBidirectionalSharesWhatItWraps() {
    Bidirectional both = new Bidirectional(lstm());
    assertThat(((Bidirectional) both.clone()).getFwd()).isSameAs(both.getFwd());
  }

  /** So our own layers' keys have no underscore, nor do they need one. */
  @Test
  void theUpdaterSplitsKeysAtTheLastUnderscore() {
    for (String kind : ModelSpec.KINDS) {
      ComputationGraph graph = ModelSpec.of(kind, 4, 2, 0.2).graph(3, TestGraphs.ADAM, 1);
      for (String key : graph.paramTable().keySet()) {
        String layer = key.substring(0, key.lastIndexOf('_'));
        assertThat(graph.getLayer(layer)).as(key).isNotNull();
      }
    }
  }
}
