package io.workbench.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

class SaveAndLoadTest {
  private static final int FEATURES = 4;

  static Stream<String> kinds() {
    return ModelSpec.KINDS.stream();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void trainingGoesOnWithTheSameBits(String kind, @TempDir Path folder) throws IOException {
    ComputationGraph graph =
        ModelSpec.of(kind, 6, 2, 0.2).graph(FEATURES, new OptimizerSpec("adamw", 1e-2, 1e-3), 5);
    train(graph, 1, 4);
    LearningRates.set(graph, 5e-3);
    graph.incrementEpochCount();

    Path file = folder.resolve("model.zip");
    ModelSerializer.writeModel(graph, file.toFile(), true);
    ComputationGraph loaded = ModelSerializer.restoreComputationGraph(file.toFile(), true);

    INDArray input = TestGraphs.normal(9, 3, FEATURES, 5);
    assertThat(bits(loaded.params())).isEqualTo(bits(graph.params()));
    assertThat(bits(loaded.outputSingle(input))).isEqualTo(bits(graph.outputSingle(input)));
    assertThat(bits(loaded.getUpdater().getStateViewArray()))
        .isEqualTo(bits(graph.getUpdater().getStateViewArray()));
    assertThat(loaded.getUpdater().getUpdaterBlocks()).hasSize(1);
    assertThat(LearningRates.get(loaded)).isEqualTo(5e-3);
    assertThat(loaded.getIterationCount()).isEqualTo(4);
    assertThat(loaded.getEpochCount()).isEqualTo(1);

    train(graph, 2, 4);
    train(loaded, 2, 4);
    assertThat(bits(loaded.params())).isEqualTo(bits(graph.params()));
    assertThat(bits(loaded.getUpdater().getStateViewArray()))
        .isEqualTo(bits(graph.getUpdater().getStateViewArray()));
  }

  private static void train(ComputationGraph graph, long seed, int steps) {
    Nd4j.getRandom().setSeed(seed);
    for (int step = 0; step < steps; step++) {
      DataSet batch = TestGraphs.batch(10 * seed + step, 8, FEATURES, 5);
      graph.fit(batch);
    }
  }

  private static float[] bits(INDArray array) {
    return array.dup('c').data().asFloat();
  }
}
