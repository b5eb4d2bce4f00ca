package io.workbench.models.layer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.workbench.models.ModelSpec;
import io.workbench.models.TestGraphs;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class AttentionPoolingLayerTest {
  private static final int STEPS = 6;

  private static ComputationGraph graph() {
    ComputationGraph graph = ModelSpec.of("attention", 4, 1, 0).graph(5, TestGraphs.ADAM, 8);
    graph.setParams(TestGraphs.normal(3, graph.numParams()));
    return graph;
  }

  @Test
  void equalsTheEquationsInPlainJava() {
    ComputationGraph graph = graph();
    INDArray input = TestGraphs.normal(4, 3, 5, STEPS);
    Map<String, INDArray> activations = graph.feedForward(input, false);
    INDArray h = requireNonNull(activations.get("recurrent1"));
    INDArray query = graph.getParam("pooling_q");
    assertThat(query.shape()).containsExactly(1, 8);
    for (int window = 0; window < 3; window++) {
      double[] weights = new double[STEPS];
      double sum = 0;
      for (int t = 0; t < STEPS; t++) {
        double score = 0;
        for (int i = 0; i < 8; i++) {
          score += query.getDouble(0, i) * h.getDouble(window, i, t);
        }
        weights[t] = Math.exp(score / Math.sqrt(8));
        sum += weights[t];
      }
      for (int i = 0; i < 8; i++) {
        double expected = 0;
        for (int t = 0; t < STEPS; t++) {
          expected += weights[t] / sum * h.getDouble(window, i, t);
        }
        assertThat(requireNonNull(activations.get("pooling")).getDouble(window, i))
            .isCloseTo(expected, within(1e-6));
      }
    }
  }

  @Test
  void hugeScoresDoNotOverflow() {
    ComputationGraph graph = graph();
    graph.setParam("pooling_q", Nd4j.valueArrayOf(new long[] {1, 8}, 1e4));
    INDArray output = graph.outputSingle(TestGraphs.normal(4, 3, 5, STEPS));
    assertThat(Double.isFinite(output.sumNumber().doubleValue())).isTrue();
  }

  @Test
  void masksAreRefused() {
    AttentionPoolingLayerImpl layer = (AttentionPoolingLayerImpl) graph().getLayer("pooling");
    INDArray mask = Nd4j.ones(2, 3);
    assertThatThrownBy(() -> layer.feedForwardMaskArray(mask, MaskState.Active, 2))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("[2, 3]");
  }

  @Test
  void widthComesFromTheSequenceAndIsKept() {
    AttentionPoolingLayer layer = new AttentionPoolingLayer.Builder().name("pool").build();
    layer.setNIn(InputType.recurrent(9), true);
    assertThat(layer.getNIn()).isEqualTo(9);
    assertThat(layer.getOutputType(0, InputType.recurrent(9, 4)))
        .isEqualTo(InputType.feedForward(9));
    assertThat(layer.getPreProcessorForInputType(InputType.recurrent(9))).isNull();
    assertThatThrownBy(() -> layer.setNIn(InputType.feedForward(9), true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"pool\" pools over steps");
  }

  @Test
  void memoryReportCountsItsParametersAndSteps() {
    AttentionPoolingLayer layer = new AttentionPoolingLayer.Builder().nIn(9).nOut(9).build();
    LayerMemoryReport report = layer.getMemoryReport(InputType.recurrent(9, 4));
    assertThat(report.getParameterSize()).isEqualTo(9);
    assertThat(report.getUpdaterStateSize()).isEqualTo(18);
    assertThat(report.getOutputType()).isEqualTo(InputType.feedForward(9));
  }

  @Test
  void aWidthThatChangesIsRefused() {
    AttentionPoolingLayer layer = new AttentionPoolingLayer.Builder().nIn(9).nOut(8).build();
    NeuralNetConfiguration settings = new NeuralNetConfiguration.Builder().layer(layer).build();
    INDArray parameters = Nd4j.create(9);
    assertThatThrownBy(
            () ->
                layer.instantiate(settings, List.of(), 0, parameters, true, parameters.dataType()))
        .hasMessage("Attention pooling keeps the width, but was told 9 in and 8 out.");
    assertThatThrownBy(
            () -> layer.initializer().getGradientsFromFlattened(settings, Nd4j.create(7)))
        .hasMessage("Attention pooling of width 9 needs 9 parameters, but was given 7.");
  }

  @Test
  void theQueryIsAWeight() {
    AttentionPoolingLayer layer = new AttentionPoolingLayer.Builder().nIn(9).nOut(9).build();
    ParamInitializer initializer = layer.initializer();
    assertThat(initializer.paramKeys(layer)).containsExactly("q");
    assertThat(initializer.weightKeys(layer)).containsExactly("q");
    assertThat(initializer.biasKeys(layer)).isEmpty();
    assertThat(initializer.isWeightParam(layer, "q")).isTrue();
    assertThat(initializer.isBiasParam(layer, "q")).isFalse();
  }
}
