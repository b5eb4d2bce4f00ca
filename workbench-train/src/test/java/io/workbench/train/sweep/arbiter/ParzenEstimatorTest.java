package io.workbench.train.sweep.arbiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.workbench.train.spec.ChoiceParameter;
import io.workbench.train.spec.IntParameter;
import io.workbench.train.spec.ParameterSpec;
import io.workbench.train.spec.RealParameter;
import io.workbench.train.spec.When;
import io.workbench.train.sweep.search.BestFirst;
import io.workbench.train.sweep.search.Observation;
import io.workbench.train.sweep.search.SearchSpace;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.random.JDKRandomGenerator;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ParzenEstimatorTest {
  private static final ParameterSpec REAL = new RealParameter("r", 0, 1, null, false, null);
  private static final ParameterSpec WHOLE = new IntParameter("w", 1, 300, null, true, null);
  private static final ParameterSpec NAMES = new ChoiceParameter("n", List.of("a", "b", "c"), null);

  @Test
  void everyKernelsDensityIntegratesToOne() {
    List<Kernel> kernels =
        List.of(
            new OrderedKernel(REAL, 0.02, 0.1),
            new OrderedKernel(REAL, 1, 0.01),
            new OrderedKernel(WHOLE, 0.7, 0.05),
            new NominalKernel(3, 0.5, 0.4),
            new UniformKernel());
    int cells = 300_000;
    for (Kernel kernel : kernels) {
      double integral = 0;
      for (int index = 0; index < cells; index++) {
        integral += kernel.density((index + 0.5) / cells) / cells;
      }
      // The distribution function errs by 1e-7, and the rule by the cells of the whole numbers.
      assertThat(integral).isCloseTo(1, within(1e-3));
    }
  }

  @Test
  void drawsFollowTheDensity() {
    SearchSpace space = new SearchSpace(List.of(REAL, NAMES));
    ParzenEstimator estimator =
        new ParzenEstimator(
            space,
            List.of(new double[] {0.2, 0.1}, new double[] {0.9, 0.5}),
            new double[] {1.5, 0.5},
            0.1);
    RandomGenerator random = new JDKRandomGenerator();
    random.setSeed(5);
    int draws = 40_000;
    double[] counts = new double[30];
    for (int draw = 0; draw < draws; draw++) {
      double[] point = estimator.sample(random);
      counts[(int) (point[0] * 10) * 3 + (int) (point[1] * 3)]++;
    }

    for (int bin = 0; bin < 30; bin++) {
      double expected = 0;
      for (int part = 0; part < 100; part++) {
        double[] point = {(bin / 3 + (part + 0.5) / 100) / 10, (bin % 3 + 0.5) / 3};
        expected += Math.exp(estimator.logDensity(point, new boolean[] {true, true})) / 3000;
      }
      // Four standard deviations of a count.
      assertThat(counts[bin] / draws).isCloseTo(expected, within(4 * Math.sqrt(expected / draws)));
    }
  }

  @Test
  void aParameterThatTakesNoPartSaysNothing() {
    SearchSpace space =
        new SearchSpace(
            List.of(
                NAMES,
                new RealParameter("r", 0, 1, null, false, new When(Map.of("n", List.of("a"))))));
    double[] inactive = {0.9, 0.5};
    ParzenEstimator estimator =
        new ParzenEstimator(space, List.of(inactive), new double[] {1}, 0.1);
    boolean[] both = {true, true};

    assertThat(estimator.logDensity(new double[] {0.9, 0.5}, both))
        .isEqualTo(estimator.logDensity(new double[] {0.9, 0.1}, both));
  }

  @Test
  void aDensityIsNeverZero() {
    SearchSpace space = new SearchSpace(List.of(REAL));
    ParzenEstimator estimator =
        new ParzenEstimator(space, List.of(new double[] {0}), new double[] {1}, 0.1);

    assertThat(estimator.logDensity(new double[] {1}, new boolean[] {true}))
        .isCloseTo(Math.log(0.5), within(1e-9));
  }

  @Test
  void betterPointsWeighMoreAndTheMeanIsOne() {
    double[] weights = TpeCandidateGenerator.weights(3);

    // ln 4 - ln 1, ln 4 - ln 2, ln 4 - ln 3, over their mean.
    double mean = (3 * Math.log(4) - Math.log(6)) / 3;
    assertThat(weights)
        .containsExactly(
            new double[] {Math.log(4) / mean, Math.log(2) / mean, Math.log(4 / 3.0) / mean},
            within(1e-12));
  }

  @Test
  void prunedTrialsRankAfterCompleteOnesByHowFarTheyCame() {
    List<Observation> seen =
        List.of(
            seen(0, 0.9, false, 9),
            seen(1, 0.1, true, 2),
            seen(2, 0.5, true, 6),
            seen(3, 0.4, true, 6),
            seen(4, 0.2, false, 9),
            seen(5, 0.2, false, 3));

    assertThat(BestFirst.of(seen).stream().map(Observation::trial))
        .containsExactly(4, 5, 0, 3, 2, 1);
  }

  private static Observation seen(int trial, double score, boolean pruned, int epochs) {
    return new Observation(trial, new double[] {0.5}, Map.of(), score, pruned, epochs);
  }
}
