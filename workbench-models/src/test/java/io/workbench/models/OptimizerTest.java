package io.workbench.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.regularization.Regularization;

class OptimizerTest {
  private static final int FEATURES = 3;
  private static final double RATE = 0.01;

  /** Keeps the mean gradient that the updater is about to be given. */
  private static final class Gradients extends BaseTrainingListener {
    private double[] mean = {};

    @Override
    public void onGradientCalculation(Model model) {
      INDArray summed = model.gradient().gradient();
      mean =
          summed
              .reshape(summed.length())
              .castTo(org.nd4j.linalg.api.buffer.DataType.DOUBLE)
              .div(model.batchSize())
              .toDoubleVector();
    }
  }

  private static double[] values(INDArray array) {
    return array.reshape(array.length()).dup().data().asDouble();
  }

  /**
   * Five steps, the last two at another learning rate, against Adam in plain Java. A step moves a
   * parameter by about the learning rate, known to float precision: 5 · 0.01 · 1e-5 relative.
   */
  @ParameterizedTest
  @CsvSource({
    "rnn, adam", "rnn, adamw", "gru, adam", "gru, adamw",
    "lstm, adam", "lstm, adamw", "attention, adam", "attention, adamw",
  })
  void stepsAreThoseOfAdamComputedByHand(String kind, String optimizerKind) {
    OptimizerSpec optimizer = new OptimizerSpec(optimizerKind, RATE, 0.3);
    ComputationGraph graph = ModelSpec.of(kind, 4, 2, 0.2).graph(FEATURES, optimizer, 3);
    Gradients gradients = new Gradients();
    graph.setListeners(new GlobalNormClipping(0.5), gradients);

    double[] expected = values(graph.params());
    PlainAdam adam = new PlainAdam(expected.length);
    for (int step = 0; step < 5; step++) {
      double rate = step < 3 ? RATE : RATE / 4;
      LearningRates.set(graph, rate);
      graph.fit(TestGraphs.batch(step, 6 - step, FEATURES, 4));
      adam.move(expected, gradients.mean, optimizer, rate);
      assertThat(values(graph.params())).containsExactly(expected, within(2e-6));
    }
    INDArray state = graph.getUpdater().getStateViewArray();
    int n = expected.length;
    double[] both = values(state);
    for (int i = 0; i < n; i++) {
      assertThat(both[i]).isCloseTo(adam.mean()[i], within(1e-6));
      assertThat(both[n + i]).isCloseTo(adam.meanSquare()[i], within(1e-6));
    }
  }

  @ParameterizedTest
  @CsvSource({"rnn, adam", "gru, adamw", "lstm, adam", "attention, adam", "attention, adamw"})
  void everyParameterHasExactlyOneDecay(String kind, String optimizerKind) {
    OptimizerSpec optimizer = new OptimizerSpec(optimizerKind, RATE, 0.3);
    ComputationGraph graph = ModelSpec.of(kind, 4, 2, 0.2).graph(FEATURES, optimizer, 3);
    for (Layer layer : graph.getLayers()) {
      for (String key : layer.paramTable().keySet()) {
        List<Regularization> decay = layer.getConfig().getRegularizationByParam(key);
        assertThat(decay).as("%s of %s", key, layer.getConfig().getLayerName()).hasSize(1);
      }
    }
  }

  @Test
  void noDecayMeansNoRegularisation() {
    OptimizerSpec optimizer = new OptimizerSpec("adam", RATE, 0);
    ComputationGraph graph = ModelSpec.of("lstm", 4, 1, 0).graph(FEATURES, optimizer, 3);
    assertThat(graph.getLayer("recurrent1").getConfig().getRegularizationByParam("W")).isEmpty();
    assertThat(graph.getLayer("recurrent1").getConfig().getRegularizationByParam("b")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "sgd, 0.1, 0, 'The optimizer kind must be one of [adam, adamw], but was \"sgd\".'",
    "adam, 0, 0, 'learningRate must be above 0 and finite, but was 0.0.'",
    "adam, NaN, 0, 'learningRate must be above 0 and finite, but was NaN.'",
    "adam, 0.1, -1, 'weightDecay must be at least 0 and finite, but was -1.0.'",
  })
  void settingsThatCannotBeAreRefused(String kind, double rate, double decay, String message) {
    assertThatThrownBy(() -> new OptimizerSpec(kind, rate, decay))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
