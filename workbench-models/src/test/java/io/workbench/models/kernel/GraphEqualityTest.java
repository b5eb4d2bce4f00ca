package io.workbench.models.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.models.GlobalNormClipping;
import io.workbench.models.ModelSpec;
import io.workbench.models.OptimizerSpec;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The compiled network is the graph, up to rounding: outputs, loss, every gradient, twenty steps.
 */
class GraphEqualityTest {
  private static final int[] HIDDEN = {1, 5, 17};
  private static final int[] LAYERS = {1, 2, 3};
  private static final int[] BATCHES = {1, 7, 32};
  private static final int[] STEPS = {1, 2, 17};

  /** Everything with everything. */
  static List<Trial> all() {
    List<Trial> trials = new ArrayList<>();
    for (String kind : ModelSpec.KINDS) {
      for (int hidden : HIDDEN) {
        for (int layers : LAYERS) {
          for (int batch : BATCHES) {
            for (int steps : STEPS) {
              trials.add(Trial.of(kind, hidden, layers, batch, steps));
            }
          }
        }
      }
    }
    return trials;
  }

  /** Nine of a kind that have every pair of two sizes once: an orthogonal array of four factors. */
  static List<Trial> pairs() {
    List<Trial> trials = new ArrayList<>();
    for (String kind : ModelSpec.KINDS) {
      for (int a = 0; a < 3; a++) {
        for (int b = 0; b < 3; b++) {
          trials.add(
              Trial.of(kind, HIDDEN[a], LAYERS[b], BATCHES[(a + b) % 3], STEPS[(a + 2 * b) % 3]));
        }
      }
    }
    return trials;
  }

  @ParameterizedTest
  @MethodSource("all")
  void outputsLossAndEveryGradient(Trial trial) {
    ComputationGraph graph = trial.graph();
    try (CompiledNetwork network = trial.compile(graph, KernelProvider.best(), 1)) {
      float[] outputs = new float[trial.batch()];
      network.predict(trial.windows(1), trial.batch(), trial.steps(), outputs);
      assertClose(outputs, floats(graph.output(trial.input(1))[0]), trial.gamma());

      double loss =
          network.differentiate(trial.windows(1), trial.targets(1), trial.batch(), trial.steps());
      float[] gradient = new float[network.parameterCount()];
      network.readGradient(gradient);
      graph.setInput(0, trial.input(1));
      graph.setLabels(trial.data(1).getLabels());
      graph.computeGradientAndScore();
      double penalty = graph.calcRegularizationScore(true);
      assertThat(Math.abs(loss - (graph.score() - penalty)))
          .isLessThan(trial.gamma() * (1 + graph.score()));
      float[] expected = floats(graph.gradient().gradient().div(trial.batch()));
      assertClose(gradient, expected, trial.gamma());
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void parametersAfterTwentyStepsWithClipping(Trial trial) {
    twentySteps(trial, KernelProvider.best());
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void scalarKernelsAreEqualToo(Trial trial) {
    if (trial.batch() < 32) {
      twentySteps(trial, new ScalarKernels());
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void decoupledDecay(String kind) {
    OptimizerSpec adamw = new OptimizerSpec(OptimizerSpec.ADAMW, 3e-3, 0.1);
    twentySteps(Trial.of(kind, 5, 2, 7, 3).with(adamw), KernelProvider.best());
  }

  static List<String> kinds() {
    return ModelSpec.KINDS;
  }

  /**
   * Adam divides a gradient by its own size, so an error of γ relative to the largest gradient
   * moves a parameter with a gradient a hundred times smaller by learning rate · 100 γ a step.
   */
  private static void twentySteps(Trial trial, Kernels kernels) {
    ComputationGraph graph = trial.graph();
    try (CompiledNetwork network = trial.compile(graph, kernels, 1)) {
      GlobalNormClipping clipping = new GlobalNormClipping(1);
      graph.setListeners(clipping);
      for (int step = 0; step < 20; step++) {
        graph.fit(trial.data(step % 4));
        network.trainStep(
            trial.windows(step % 4), trial.targets(step % 4), trial.batch(), trial.steps());
        double norm = clipping.lastNorm();
        assertThat(Math.abs(network.gradientNorm() - norm)).isLessThan(1e-3 * (1 + norm));
      }
      float[] parameters = new float[network.parameterCount()];
      network.readParameters(parameters);
      double bound = 20 * trial.optimizer().learningRate() * 100 * trial.gamma();
      assertClose(parameters, floats(graph.params()), Math.min(bound, 1e-3));
    }
  }

  private static float[] floats(INDArray array) {
    return array.dup('c').data().asFloat();
  }

  /** Errors are measured against the largest number: sums cancel, their rounding errors do not. */
  static void assertClose(float[] actual, float[] expected, double tolerance) {
    assertThat(actual).hasSameSizeAs(expected);
    double largest = 1e-3;
    double worst = 0;
    for (int index = 0; index < expected.length; index++) {
      largest = Math.max(largest, Math.abs(expected[index]));
      double error = Math.abs((double) actual[index] - expected[index]);
      worst = Double.isNaN(error) ? Double.POSITIVE_INFINITY : Math.max(worst, error);
    }
    assertThat(worst).isLessThan(tolerance * largest);
  }
}
