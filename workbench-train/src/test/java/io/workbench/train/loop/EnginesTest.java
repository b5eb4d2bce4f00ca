package io.workbench.train.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.workbench.data.InputException;
import io.workbench.data.window.Windows;
import io.workbench.train.TrainingRun;
import io.workbench.train.backend.Backend;
import io.workbench.train.spec.EngineChoice;
import io.workbench.train.spec.RunSpec;
import io.workbench.train.spec.RunSpecs;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions;

class EnginesTest {
  @ParameterizedTest
  @EnumSource(EngineChoice.class)
  void theCpuLeavesTheChoiceAsItIs(EngineChoice asked) {
    assertThat(Engines.choice(asked, Backend.CPU)).isEqualTo(asked);
  }

  @Test
  void autoIsDl4jOnCuda() {
    assertThat(Engines.choice(EngineChoice.AUTO, Backend.CUDA)).isEqualTo(EngineChoice.DL4J);
    assertThat(Engines.choice(EngineChoice.DL4J, Backend.CUDA)).isEqualTo(EngineChoice.DL4J);
  }

  @Test
  void forecastsAreComputedByTheCompiledKernels() {
    RunSpec spec = spec("compiled");
    Windows windows = TrainingRun.prepare(spec, false).train();
    try (Engine engine = Engines.create(spec, windows.features())) {
      float[] compiled = engine.predict(windows);
      float[] reference = GraphForecast.of(engine.graph(), windows);

      float[] forecasts = Engines.forecast(engine.graph(), windows);

      assertThat(forecasts).isEqualTo(compiled);
      // The two engines sum in other orders, so their last bits tell them apart.
      assertThat(forecasts).isNotEqualTo(reference).containsExactly(reference, within(1e-5f));
    }
  }

  @Test
  void aGraphThatIsNotSupportedForecastsInDl4j() {
    Windows windows = TrainingRun.prepare(spec("dl4j"), false).test();
    ComputationGraph graph = simpleRecurrentGraph(windows.features());

    assertThat(Engines.forecast(graph, windows)).isEqualTo(GraphForecast.of(graph, windows));
  }

  @Test
  void compiledIsRefusedOnCuda() {
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> Engines.choice(EngineChoice.COMPILED, Backend.CUDA))
        .withMessage(
            "training.engine must be auto or dl4j with --backend cuda, but was compiled: the compiled kernels compute on the CPU.");
  }

  /** DL4J's own recurrent layer, which no kernel computes. */
  private static ComputationGraph simpleRecurrentGraph(int features) {
    ComputationGraph graph =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .seed(1)
                .graphBuilder()
                .addInputs("input")
                .addLayer(
                    "rnn",
                    new LastTimeStep(new SimpleRnn.Builder().nIn(features).nOut(3).build()),
                    "input")
                .addLayer(
                    "output",
                    new OutputLayer.Builder(LossFunctions.LossFunction.MSE)
                        .activation(Activation.IDENTITY)
                        .nIn(3)
                        .nOut(1)
                        .build(),
                    "rnn")
                .setOutputs("output")
                .build());
    graph.init();
    return graph;
  }

  private static RunSpec spec(String engine) {
    String yaml = "name: a\ndata: {source: synthetic, days: 2}\nmodel: {hiddenSize: 8}\n";
    return RunSpecs.parse(
        yaml, "a.yaml", Path.of("").toAbsolutePath(), List.of("training.engine=" + engine));
  }
}
