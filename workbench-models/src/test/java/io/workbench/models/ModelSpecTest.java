package io.workbench.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;

import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

class ModelSpecTest {
  static Stream<String> kinds() {
    return ModelSpec.KINDS.stream();
  }

  private static ComputationGraph graph(String kind, int layers, double dropout) {
    return ModelSpec.of(kind, 6, layers, dropout).graph(4, TestGraphs.ADAM, 11);
  }

  /**
   * Counted by hand for I inputs and H units: rnn IH + HH + H, lstm 4 of these, gru 3 and another
   * bias; the head H + 1; attention 2 lstm a layer, query 2H, dense 2H·H + H.
   */
  @ParameterizedTest
  @CsvSource({"rnn, 13761", "gru, 41537", "lstm, 54849", "attention, 150785"})
  void parameterCountsAreTheDefaults(String kind, long parameters) {
    ComputationGraph graph = ModelSpec.of(kind, 64, 2, 0.2).graph(20, TestGraphs.ADAM, 1);
    assertThat(graph.numParams()).isEqualTo(parameters);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void sameSeedGivesTheSameBitsAndAnotherSeedOthers(String kind) {
    INDArray first = graph(kind, 2, 0.2).params();
    assertThat(graph(kind, 2, 0.2).params().data().asFloat()).isEqualTo(first.data().asFloat());
    INDArray other = ModelSpec.of(kind, 6, 2, 0.2).graph(4, TestGraphs.ADAM, 12).params();
    assertThat(other.data().asFloat()).isNotEqualTo(first.data().asFloat());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void weightsStartWithinTheirBoundAndBiasesAtZero(String kind) {
    ComputationGraph graph = ModelSpec.of(kind, 16, 1, 0).graph(4, TestGraphs.ADAM, 3);
    graph
        .paramTable()
        .forEach(
            (key, values) -> {
              if (key.matches("recurrent1_[fb]?R?W")) {
                double bound = 1 / Math.sqrt(16);
                assertThat(values.amaxNumber().doubleValue())
                    .as(key)
                    .isBetween(0.9 * bound, bound + 1e-7);
              } else if (key.matches(".*_[fb]?bR?") && !kind.matches("lstm|attention")) {
                assertThat(values.amaxNumber().doubleValue()).as(key).isZero();
              }
            });
  }

  @Test
  void forgetGateStartsOpen() {
    ComputationGraph graph = ModelSpec.of("lstm", 5, 1, 0).graph(4, TestGraphs.ADAM, 3);
    float[] bias = graph.getParam("recurrent1_b").toFloatVector();
    for (int i = 0; i < bias.length; i++) {
      assertThat(bias[i]).as("bias %d", i).isEqualTo(i >= 5 && i < 10 ? 1f : 0f);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void settingsSurviveJson(String kind) {
    ComputationGraphConfiguration settings = graph(kind, 2, 0.2).getConfiguration();
    String json = settings.toJson();
    ComputationGraphConfiguration read = ComputationGraphConfiguration.fromJson(json);
    assertThat(read.toJson()).isEqualTo(json);
    assertThat(read).isEqualTo(settings);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void cloneGivesTheSameOutput(String kind) {
    ComputationGraph graph = graph(kind, 2, 0.2);
    INDArray input = TestGraphs.normal(5, 3, 4, 7);
    assertThat(graph.clone().outputSingle(input)).isEqualTo(graph.outputSingle(input));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void outputIsOneNumberAWindow(String kind) {
    assertThat(graph(kind, 1, 0).outputSingle(TestGraphs.normal(5, 3, 4, 7)).shape())
        .containsExactly(3, 1);
    assertThat(graph(kind, 1, 0).outputSingle(TestGraphs.normal(5, 1, 4, 1)).shape())
        .containsExactly(1, 1);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void inputsOfAnotherPrecisionAreConverted(String kind) {
    ComputationGraph graph = graph(kind, 2, 0.2);
    DataSet batch = TestGraphs.batch(21, 5, 4, 3);
    INDArray output = graph.outputSingle(batch.getFeatures());
    INDArray precise = batch.getFeatures().castTo(DataType.DOUBLE);
    assertThat(graph.outputSingle(precise)).isEqualTo(output);
    graph.fit(new DataSet(precise, batch.getLabels().castTo(DataType.DOUBLE)));
    assertThat(graph.params().sumNumber().doubleValue()).isFinite();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void dropoutZeroMeansNone(String kind) {
    ComputationGraph graph = graph(kind, 3, 0);
    for (org.deeplearning4j.nn.api.Layer layer : graph.getLayers()) {
      assertThat(layer.conf().getLayer().getIDropout()).isNull();
    }
    INDArray input = TestGraphs.normal(5, 3, 4, 7);
    assertThat(graph.output(true, input)[0]).isEqualTo(graph.output(false, input)[0]);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void dropoutSitsBetweenLayersAndBeforeTheHeadOnly(String kind) {
    ComputationGraph graph = graph(kind, 3, 0.3);
    String before = kind.equals("attention") ? "dropout" : "recurrent";
    assertThat(keep(graph, before + 2)).isEqualTo(0.7);
    assertThat(keep(graph, before + 3)).isEqualTo(0.7);
    assertThat(keep(graph, kind.equals("attention") ? "dense" : "output")).isEqualTo(0.7);
    long dropouts =
        Stream.of(graph.getLayers())
            .filter(layer -> layer.conf().getLayer().getIDropout() != null)
            .count();
    assertThat(dropouts).isEqualTo(3);
  }

  private static double keep(ComputationGraph graph, String name) {
    Layer settings = graph.getLayer(name).conf().getLayer();
    IDropout dropout = settings.getIDropout();
    assertThat(dropout).as(name).isInstanceOf(Dropout.class);
    return ((Dropout) dropout).getP();
  }

  /** As PyTorch's MSELoss: the mean of squared errors, the gradient of the output 2(y - t)/n. */
  @ParameterizedTest
  @MethodSource("kinds")
  void lossIsTheMeanSquaredError(String kind) {
    OptimizerSpec noDecay = new OptimizerSpec(OptimizerSpec.ADAM, 1e-3, 0);
    ComputationGraph graph = ModelSpec.of(kind, 6, 1, 0).graph(4, noDecay, 11);
    DataSet batch = TestGraphs.batch(21, 5, 4, 3);
    INDArray output = graph.outputSingle(batch.getFeatures());
    double squares = 0;
    double errors = 0;
    for (int i = 0; i < 5; i++) {
      double error = output.getDouble(i) - batch.getLabels().getDouble(i);
      squares += error * error;
      errors += error;
    }
    assertThat(graph.score(batch)).isCloseTo(squares / 5, within(1e-6));

    graph.setInputs(batch.getFeatures());
    graph.setLabels(batch.getLabels());
    graph.computeGradientAndScore();
    double biasGradient = graph.gradient().getGradientFor("output_b").getDouble(0);
    assertThat(biasGradient / 5).isCloseTo(2 * errors / 5, within(1e-5));
  }

  /** The target is the mean of one feature over the window, which every kind can express. */
  @ParameterizedTest
  @MethodSource("kinds")
  void trainingLearnsASimpleFunction(String kind) {
    OptimizerSpec quick = new OptimizerSpec(OptimizerSpec.ADAM, 1e-2, 0);
    ComputationGraph graph = ModelSpec.of(kind, 12, 1, 0).graph(2, quick, 11);
    INDArray input = TestGraphs.normal(1, 64, 2, 4);
    INDArray target = input.get(all(), point(0), all()).mean(1).reshape(64, 1);
    DataSet batch = new DataSet(input, target);
    double untrained = graph.score(batch);
    for (int step = 0; step < 80; step++) {
      graph.fit(batch);
    }
    assertThat(graph.score(batch)).isLessThan(0.2 * untrained);
  }

  @ParameterizedTest
  @CsvSource({
    "gpt, 4, 1, 0, 'The model kind must be one of [rnn, gru, lstm, attention], but was \"gpt\".'",
    "rnn, 0, 1, 0, 'hiddenSize must be at least 1, but was 0.'",
    "gru, 4, 0, 0, 'layers must be at least 1, but was 0.'",
    "rnn, 2049, 1, 0, 'hiddenSize must be at most 2048, but was 2049.'",
    "gru, 4, 17, 0, 'layers must be at most 16, but was 17.'",
    "lstm, 4, 1, 1, 'dropout must be in [0, 1), but was 1.0.'",
    "attention, 4, 1, NaN, 'dropout must be in [0, 1), but was NaN.'",
  })
  void aSpecThatCannotBeIsRefused(
      String kind, int hiddenSize, int layers, double dropout, String message) {
    assertThatThrownBy(() -> ModelSpec.of(kind, hiddenSize, layers, dropout))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void noFeaturesAreRefused() {
    assertThatThrownBy(() -> ModelSpec.of("rnn", 4, 1, 0).graph(0, TestGraphs.ADAM, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("features must be at least 1, but was 0.");
  }
}
