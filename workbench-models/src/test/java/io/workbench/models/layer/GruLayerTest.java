package io.workbench.models.layer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import io.workbench.models.ModelSpec;
import io.workbench.models.TestGraphs;
import java.util.Map;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.distribution.UniformDistribution;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class GruLayerTest {
  private static final int FEATURES = 5;
  private static final int HIDDEN = 7;
  private static final int STEPS = 6;
  private static final LayerWorkspaceMgr NO_WORKSPACES = LayerWorkspaceMgr.noWorkspaces();

  private static ComputationGraph graph(int layers) {
    ComputationGraph graph =
        ModelSpec.of("gru", HIDDEN, layers, 0).graph(FEATURES, TestGraphs.ADAM, 8);
    graph.setParams(TestGraphs.normal(3, graph.numParams()).muli(0.4));
    return graph;
  }

  /** The cell of {@link GruLayer}, number by number, in double precision. */
  private static double[] cell(ComputationGraph graph, String layer, double[] x, double[] h) {
    int hidden = h.length;
    double[] next = new double[hidden];
    for (int unit = 0; unit < hidden; unit++) {
      double[] in = new double[3];
      double[] recurrent = new double[3];
      for (int gate = 0; gate < 3; gate++) {
        int column = gate * hidden + unit;
        in[gate] = graph.getParam(layer + "_b").getDouble(0, column);
        recurrent[gate] = graph.getParam(layer + "_bR").getDouble(0, column);
        for (int i = 0; i < x.length; i++) {
          in[gate] += x[i] * graph.getParam(layer + "_W").getDouble(i, column);
        }
        for (int i = 0; i < hidden; i++) {
          recurrent[gate] += h[i] * graph.getParam(layer + "_RW").getDouble(i, column);
        }
      }
      double r = 1 / (1 + Math.exp(-in[0] - recurrent[0]));
      double z = 1 / (1 + Math.exp(-in[1] - recurrent[1]));
      double n = Math.tanh(in[2] + r * recurrent[2]);
      next[unit] = (1 - z) * n + z * h[unit];
    }
    return next;
  }

  @Test
  void equalsACellWrittenFromTheEquations() {
    ComputationGraph graph = graph(2);
    INDArray input = TestGraphs.normal(4, 3, FEATURES, STEPS);
    Map<String, INDArray> activations = graph.feedForward(input, false);
    for (int window = 0; window < 3; window++) {
      double[] first = new double[HIDDEN];
      double[] second = new double[HIDDEN];
      for (int t = 0; t < STEPS; t++) {
        double[] x = new double[FEATURES];
        for (int i = 0; i < FEATURES; i++) {
          x[i] = input.getDouble(window, i, t);
        }
        first = cell(graph, "recurrent1", x, first);
        second = cell(graph, "recurrent2", first, second);
        for (int unit = 0; unit < HIDDEN; unit++) {
          assertThat(requireNonNull(activations.get("recurrent1")).getDouble(window, unit, t))
              .isCloseTo(first[unit], within(1e-6));
          assertThat(requireNonNull(activations.get("recurrent2")).getDouble(window, unit, t))
              .isCloseTo(second[unit], within(1e-6));
        }
      }
    }
  }

  @Test
  void worksInBothDirections() {
    assertThat(
            TestGraphs.inDouble(
                () ->
                    TestGraphs.gradientsMatch(
                        bothDirections(),
                        TestGraphs.normal(1, 2, 2, 3),
                        TestGraphs.normal(2, 2, 1))))
        .isTrue();
  }

  private static ComputationGraph bothDirections() {
    GruLayer cell = new GruLayer.Builder().nIn(2).nOut(2).build();
    ComputationGraph graph =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .dataType(org.nd4j.linalg.api.buffer.DataType.DOUBLE)
                .seed(3)
                .updater(new NoOp())
                .weightInit(new UniformDistribution(-0.7, 0.7))
                .graphBuilder()
                .addInputs("input")
                .addLayer("both", new Bidirectional(cell), "input")
                .addVertex("last", new LastTimeStepVertex("input"), "both")
                .addLayer(
                    "output",
                    new OutputLayer.Builder(LossFunction.MSE)
                        .activation(Activation.IDENTITY)
                        .nIn(4)
                        .nOut(1)
                        .build(),
                    "last")
                .setOutputs("output")
                .build());
    graph.init();
    return graph;
  }

  @Test
  void halvesWithStoredStateGiveTheWholeSequence() {
    ComputationGraph graph = graph(1);
    GruLayerImpl layer = (GruLayerImpl) graph.getLayer("recurrent1");
    INDArray input = TestGraphs.normal(4, 3, FEATURES, STEPS);
    INDArray whole = layer.activate(input, false, NO_WORKSPACES);

    INDArray first = part(input, 0, 4);
    INDArray second = part(input, 4, STEPS);
    layer.rnnActivateUsingStoredState(first, true, true, NO_WORKSPACES);
    INDArray stored = layer.rnnActivateUsingStoredState(second, true, false, NO_WORKSPACES);
    assertThat(stored.equalsWithEps(part(whole, 4, STEPS), 1e-6)).isTrue();

    layer.rnnClearPreviousState();
    INDArray alone = layer.rnnActivateUsingStoredState(second, true, false, NO_WORKSPACES);
    assertThat(alone.equalsWithEps(part(whole, 4, STEPS), 1e-3)).isFalse();

    layer.rnnTimeStep(first, NO_WORKSPACES);
    INDArray stepped = layer.rnnTimeStep(second, NO_WORKSPACES);
    assertThat(stepped.equalsWithEps(part(whole, 4, STEPS), 1e-6)).isTrue();
  }

  private static INDArray part(INDArray sequence, int from, int to) {
    return sequence.get(all(), all(), interval(from, to)).dup();
  }

  /** Going back 2 steps of 6 is the gradient of those 2 steps, given the state before them. */
  @Test
  void truncatedBackpropagationIsThatOfTheLastSteps() {
    ComputationGraph graph = graph(1);
    GruLayerImpl layer = (GruLayerImpl) graph.getLayer("recurrent1");
    INDArray input = TestGraphs.normal(4, 3, FEATURES, STEPS);
    INDArray epsilon = TestGraphs.normal(5, 3, HIDDEN, STEPS);
    graph.initGradientsView();

    layer.rnnActivateUsingStoredState(input, true, false, NO_WORKSPACES);
    INDArray below = layer.tbpttBackpropGradient(epsilon, 2, NO_WORKSPACES).getSecond();
    INDArray gradient = layer.getGradientsViewArray().dup();
    INDArray end = requireNonNull(layer.rnnGetTBPTTState().get("prevAct"));

    layer.rnnClearPreviousState();
    layer.rnnTimeStep(part(input, 0, STEPS - 2), NO_WORKSPACES);
    Map<String, INDArray> state = layer.rnnGetPreviousState();
    layer.rnnSetTBPTTState(state);
    INDArray last = part(input, STEPS - 2, STEPS);
    layer.rnnActivateUsingStoredState(last, true, false, NO_WORKSPACES);
    INDArray lastBelow =
        layer.tbpttBackpropGradient(part(epsilon, STEPS - 2, STEPS), -1, NO_WORKSPACES).getSecond();

    assertThat(layer.getGradientsViewArray().equalsWithEps(gradient, 1e-4)).isTrue();
    assertThat(part(below, STEPS - 2, STEPS).equalsWithEps(lastBelow, 1e-5)).isTrue();
    assertThat(part(below, 0, STEPS - 2).amaxNumber().doubleValue()).isZero();
    assertThat(requireNonNull(layer.rnnGetTBPTTState().get("prevAct")).equalsWithEps(end, 1e-6))
        .isTrue();
  }

  /** From a stored state and without one kept from the pass forward: finite differences again. */
  @Test
  void gradientFromAStoredStateMatchesFiniteDifferences() {
    assertThat(TestGraphs.inDouble(GruLayerTest::storedStateGradientsMatch)).isTrue();
  }

  private static boolean storedStateGradientsMatch() {
    ComputationGraph graph =
        TestGraphs.checkable(
            ModelSpec.of("gru", 3, 1, 0).graph(2, TestGraphs.ADAM, 8).getConfiguration());
    GruLayerImpl layer = (GruLayerImpl) graph.getLayer("recurrent1");
    graph.initGradientsView();
    INDArray input = TestGraphs.normal(4, 2, 2, 3);
    INDArray epsilon = TestGraphs.normal(5, 2, 3, 3);
    Map<String, INDArray> state = Map.of("prevAct", TestGraphs.normal(6, 2, 3).dup('f'));

    layer.rnnSetPreviousState(state);
    layer.setInput(input, NO_WORKSPACES);
    layer.tbpttBackpropGradient(epsilon, -1, NO_WORKSPACES);
    INDArray gradient = layer.getGradientsViewArray().dup();
    INDArray parameters = layer.params();
    for (long i = 0; i < parameters.length(); i++) {
      double value = parameters.getDouble(i);
      parameters.putScalar(i, value + 1e-6);
      double above = weighted(layer, input, epsilon, state);
      parameters.putScalar(i, value - 1e-6);
      double below = weighted(layer, input, epsilon, state);
      parameters.putScalar(i, value);
      assertThat(gradient.getDouble(i)).isCloseTo((above - below) / 2e-6, within(1e-7));
    }
    return true;
  }

  private static double weighted(
      GruLayerImpl layer, INDArray input, INDArray epsilon, Map<String, INDArray> state) {
    layer.rnnSetPreviousState(state);
    return layer.rnnTimeStep(input, NO_WORKSPACES).mul(epsilon).sumNumber().doubleValue();
  }

  @Test
  void masksAndForeignLayoutsAndWrongSizesAreRefused() {
    GruLayerImpl layer = (GruLayerImpl) graph(1).getLayer("recurrent1");
    INDArray mask = Nd4j.ones(2, 3);
    assertThatThrownBy(() -> layer.feedForwardMaskArray(mask, MaskState.Active, 2))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("without a mask")
        .hasMessageContaining("[2, 3]");
    assertThatThrownBy(() -> layer.activate(TestGraphs.normal(1, 2, 4, 3), false, NO_WORKSPACES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A GRU layer expects [batch, 5, steps], but was given [2, 4, 3].");
    layer.rnnTimeStep(TestGraphs.normal(1, 2, FEATURES, 3), NO_WORKSPACES);
    assertThatThrownBy(() -> layer.rnnTimeStep(TestGraphs.normal(1, 3, FEATURES, 3), NO_WORKSPACES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("holds the state of 2 sequences, but was given 3");
  }

  @Test
  void stepsBeforeFeaturesAreRefused() {
    GruLayer wrong = new GruLayer.Builder().nIn(2).nOut(3).dataFormat(RNNFormat.NWC).build();
    NeuralNetConfiguration settings =
        new NeuralNetConfiguration.Builder()
            .weightInit(new UniformDistribution(-1, 1))
            .layer(wrong)
            .build();
    INDArray parameters = Nd4j.create(wrong.initializer().numParams(wrong));
    assertThatThrownBy(
            () ->
                wrong.instantiate(
                    settings, java.util.List.of(), 0, parameters, true, parameters.dataType()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NCW");
  }

  @Test
  void parametersLieInThePublishedOrder() {
    GruLayer layer = new GruLayer.Builder().nIn(2).nOut(3).build();
    ParamInitializer initializer = layer.initializer();
    assertThat(initializer.numParams(layer)).isEqualTo(2 * 9 + 3 * 9 + 9 + 9);
    assertThat(initializer.paramKeys(layer)).containsExactly("W", "RW", "b", "bR");
    assertThat(initializer.weightKeys(layer)).containsExactly("W", "RW");
    assertThat(initializer.biasKeys(layer)).containsExactly("b", "bR");

    NeuralNetConfiguration settings = new NeuralNetConfiguration.Builder().layer(layer).build();
    INDArray flat = Nd4j.arange(63).castTo(Nd4j.defaultFloatingPointType());
    Map<String, INDArray> views = initializer.getGradientsFromFlattened(settings, flat);
    assertThat(requireNonNull(views.get("W")).getDouble(1, 3)).isEqualTo(3 * 2 + 1);
    assertThat(requireNonNull(views.get("RW")).getDouble(2, 8)).isEqualTo(18 + 8 * 3 + 2);
    assertThat(requireNonNull(views.get("b")).getDouble(0, 4)).isEqualTo(45 + 4);
    assertThat(requireNonNull(views.get("bR")).getDouble(0, 4)).isEqualTo(54 + 4);
    assertThatThrownBy(() -> initializer.getGradientsFromFlattened(settings, Nd4j.create(62)))
        .hasMessage("A GRU of 2 inputs and 3 units needs 63 parameters, but was given 62.");
  }

  @Test
  void memoryReportCountsItsParameters() {
    GruLayer layer = new GruLayer.Builder().nIn(2).nOut(3).build();
    LayerMemoryReport report = layer.getMemoryReport(InputType.recurrent(2, 4));
    assertThat(report.getParameterSize()).isEqualTo(63);
    assertThat(report.getUpdaterStateSize()).isEqualTo(126);
  }
}
