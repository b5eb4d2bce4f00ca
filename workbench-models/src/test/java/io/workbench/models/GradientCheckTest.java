package io.workbench.models;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradientCheckTest {
  private static final int FEATURES = 3;

  @ParameterizedTest
  @CsvSource({
    "rnn, 4, 1, 5, 0", "rnn, 3, 2, 4, 0.3", "gru, 4, 1, 5, 0", "gru, 3, 2, 4, 0.3",
    "lstm, 4, 1, 5, 0", "lstm, 3, 2, 4, 0.3", "attention, 3, 1, 4, 0", "attention, 2, 2, 3, 0.3",
    "gru, 1, 1, 1, 0", "attention, 1, 1, 1, 0",
  })
  void everyGradientMatchesFiniteDifferences(
      String kind, int hiddenSize, int layers, int steps, double dropout) {
    OptimizerSpec optimizer = new OptimizerSpec(OptimizerSpec.ADAM, 1e-3, 0.01);
    assertThat(
            TestGraphs.inDouble(
                () ->
                    TestGraphs.gradientsMatch(
                        TestGraphs.checkable(
                            ModelSpec.of(kind, hiddenSize, layers, dropout)
                                .graph(FEATURES, optimizer, 7)
                                .getConfiguration()),
                        TestGraphs.normal(1, 3, FEATURES, steps),
                        TestGraphs.normal(2, 3, 1))))
        .isTrue();
  }
}
