package io.workbench.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

class LearningRatesTest {
  private static final int FEATURES = 3;

  static Stream<String> kinds() {
    return ModelSpec.KINDS.stream();
  }

  private static ComputationGraph graph(String kind) {
    return ModelSpec.of(kind, 4, 2, 0).graph(FEATURES, TestGraphs.ADAM, 3);
  }

  private static INDArray stepOf(ComputationGraph graph, DataSet batch) {
    INDArray before = graph.params().dup();
    graph.fit(batch);
    return graph.params().sub(before);
  }

  /** Adam's step is proportional to the rate; 1/16 is exact in binary, so is all but rounding. */
  @ParameterizedTest
  @MethodSource("kinds")
  void theNextUpdateOfEveryParameterFollowsTheNewRate(String kind) {
    ComputationGraph whole = graph(kind);
    ComputationGraph slower = graph(kind);
    DataSet batch = TestGraphs.batch(1, 5, FEATURES, 4);
    stepOf(whole, batch);
    stepOf(slower, batch);
    LearningRates.set(slower, 1e-3 / 16);
    INDArray wholeStep = stepOf(whole, batch);
    INDArray slowerStep = stepOf(slower, batch);
    for (int i = 0; i < wholeStep.length(); i++) {
      assertThat(slowerStep.getDouble(i) * 16).isCloseTo(wholeStep.getDouble(i), within(2e-6));
    }
    assertThat(wholeStep.amaxNumber().doubleValue()).isGreaterThan(1e-4);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theUpdaterStaysOneBlockAndKeepsItsState(String kind) {
    ComputationGraph graph = graph(kind);
    graph.fit(TestGraphs.batch(1, 5, FEATURES, 4));
    INDArray state = graph.getUpdater().getStateViewArray().dup();
    LearningRates.set(graph, 0.5);
    assertThat(LearningRates.get(graph)).isEqualTo(0.5);
    assertThat(graph.getUpdater().getUpdaterBlocks()).hasSize(1);
    assertThat(graph.getUpdater().getStateViewArray()).isEqualTo(state);
    assertThat(state.length()).isEqualTo(2 * graph.numParams());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyLayersSettingsHaveTheNewRate(String kind) {
    ComputationGraph graph = graph(kind);
    LearningRates.set(graph, 0.25);
    String json = graph.getConfiguration().toJson();
    assertThat(json).contains("\"learningRate\" : 0.25").doesNotContain("\"learningRate\" : 0.001");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aCloneKeepsItsOwnRate(String kind) {
    ComputationGraph graph = graph(kind);
    ComputationGraph clone = graph.clone();
    LearningRates.set(graph, 0.25);
    assertThat(LearningRates.get(clone)).isEqualTo(1e-3);
    assertThat(clone.getConfiguration().toJson()).doesNotContain("\"learningRate\" : 0.25");
  }

  @Test
  void aRateOfZeroIsRefused() {
    ComputationGraph graph = graph("rnn");
    assertThatThrownBy(() -> LearningRates.set(graph, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("learningRate must be above 0 and finite, but was 0.0.");
  }
}
