package io.workbench.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

class GlobalNormClippingTest {
  private static final int FEATURES = 3;

  /** Keeps the gradient as the listeners before it left it. */
  private static final class Left extends BaseTrainingListener {
    private double[] summed = {};

    @Override
    public void onGradientCalculation(Model model) {
      summed = model.gradient().gradient().dup().data().asDouble();
    }
  }

  private static double[] summedGradient(ComputationGraph graph, DataSet batch) {
    ComputationGraph copy = graph.clone();
    copy.setInputs(batch.getFeatures());
    copy.setLabels(batch.getLabels());
    copy.computeGradientAndScore();
    return copy.gradient().gradient().dup().data().asDouble();
  }

  private static double norm(double[] values) {
    double squares = 0;
    for (double value : values) {
      squares += value * value;
    }
    return Math.sqrt(squares);
  }

  /** A batch of 5, then a short last one of 2: the mean gradient is clipped, whatever the size. */
  @ParameterizedTest
  @ValueSource(strings = {"rnn", "gru", "lstm", "attention"})
  void oneNormOverAllParametersIsClipped(String kind) {
    ComputationGraph graph = ModelSpec.of(kind, 4, 2, 0).graph(FEATURES, TestGraphs.ADAM, 3);
    GlobalNormClipping clipping = new GlobalNormClipping(0.01);
    Left left = new Left();
    graph.setListeners(clipping, left);
    for (int size : new int[] {5, 2}) {
      DataSet batch = TestGraphs.batch(size, size, FEATURES, 4);
      double[] summed = summedGradient(graph, batch);
      double norm = norm(summed) / size;
      assertThat(norm).as("the batch must need clipping").isGreaterThan(0.01);

      graph.fit(batch);
      assertThat(clipping.lastNorm()).isCloseTo(norm, within(1e-5 * norm));
      for (int i = 0; i < summed.length; i++) {
        double expected = summed[i] * 0.01 / (norm + 1e-6);
        assertThat(left.summed[i]).isCloseTo(expected, within(1e-7));
      }
      assertThat(norm(left.summed) / size).isCloseTo(0.01, within(1e-5));
    }
  }

  @Test
  void aSmallGradientIsLeftAlone() {
    ComputationGraph graph = ModelSpec.of("rnn", 4, 1, 0).graph(FEATURES, TestGraphs.ADAM, 3);
    DataSet batch = TestGraphs.batch(2, 5, FEATURES, 4);
    double[] summed = summedGradient(graph, batch);
    Left left = new Left();
    GlobalNormClipping clipping = new GlobalNormClipping(1e6);
    assertThat(clipping.lastNorm()).isNaN();
    graph.setListeners(clipping, left);
    graph.fit(batch);
    assertThat(left.summed).containsExactly(summed);
    assertThat(clipping.lastNorm()).isCloseTo(norm(summed) / 5, within(1e-5));
  }

  @Test
  void aNormThatIsNotFiniteIsRecordedAndNothingIsScaled() {
    ComputationGraph graph = ModelSpec.of("rnn", 4, 1, 0).graph(FEATURES, TestGraphs.ADAM, 3);
    GlobalNormClipping clipping = new GlobalNormClipping(1);
    Left left = new Left();
    graph.setListeners(clipping, left);
    INDArray target = TestGraphs.normal(2, 5, 1);
    target.putScalar(0, Double.NaN);
    graph.fit(new DataSet(TestGraphs.normal(1, 5, FEATURES, 4), target));
    assertThat(clipping.lastNorm()).isNaN();
    assertThat(left.summed[0]).isNaN();
  }

  @Test
  void aNormOfZeroIsRefused() {
    assertThatThrownBy(() -> new GlobalNormClipping(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxNorm must be above 0, but was 0.0.");
  }
}
