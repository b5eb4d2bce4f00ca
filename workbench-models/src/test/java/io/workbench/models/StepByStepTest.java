package io.workbench.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class StepByStepTest {
  private static final int STEPS = 6;
  private final INDArray input = TestGraphs.normal(4, 3, 5, STEPS);

  /** The same sums in another order of steps only, so float rounding: 1e-6 of values near 0.1. */
  @ParameterizedTest
  @ValueSource(strings = {"rnn", "gru", "lstm"})
  void oneStepAtATimeGivesTheOutputOfTheWholeSequence(String kind) {
    ComputationGraph graph = ModelSpec.of(kind, 7, 2, 0.2).graph(5, TestGraphs.ADAM, 8);
    for (int repeat = 0; repeat < 2; repeat++) {
      graph.rnnClearPreviousState();
      for (int t = 0; t < STEPS; t++) {
        INDArray step = graph.rnnTimeStep(input.get(all(), all(), point(t)).dup())[0];
        INDArray whole = graph.outputSingle(input.get(all(), all(), interval(0, t + 1)).dup());
        for (int i = 0; i < 3; i++) {
          assertThat(step.getDouble(i)).isCloseTo(whole.getDouble(i), within(1e-6));
        }
      }
    }
  }

  @Test
  void attentionLooksBothWaysAndRefusesSteps() {
    ComputationGraph graph = ModelSpec.of("attention", 7, 1, 0).graph(5, TestGraphs.ADAM, 8);
    assertThatThrownBy(() -> graph.rnnTimeStep(input.get(all(), all(), interval(0, 1)).dup()))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
