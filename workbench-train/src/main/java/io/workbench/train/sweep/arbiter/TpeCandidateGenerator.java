package io.workbench.train.sweep.arbiter;

import io.workbench.train.sweep.search.SearchSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.api.OptimizationResult;

/**
 * The tree-structured Parzen estimator of Bergstra et al., "Algorithms for Hyper-Parameter
 * Optimization" (2011), in the multivariate form of Falkner et al., "BOHB" (2018), section 3.2. The
 * best share gamma of the results, D(l), and the others, D(g), are each described by a density, and
 * of some draws from l the candidate is
 *
 * <pre>  argmax_x l(x) / g(x),</pre>
 *
 * which is where the expected improvement is largest (Bergstra et al., equation 3). As Watanabe,
 * "Tree-Structured Parzen Estimator" (arXiv:2304.11127), advises, gamma is 0.15 and better points
 * weigh more in l: the i-th of n has the weight {@code ln(n + 1) - ln i}, scaled to a mean of 1.
 * Kernels of l are narrower than those of g, so that l closes in on an optimum while g warns of a
 * neighbourhood.
 */
final class TpeCandidateGenerator extends OwnGenerator {
  private static final double GOOD_SHARE = 0.15;
  private static final int LEAST_GOOD = 2;
  private static final int DRAWS = 24;
  private static final double GOOD_WIDTH = 0.10;
  private static final double OTHER_WIDTH = 0.15;

  private final SearchSpace searched;
  private final List<OptimizationResult> results = new ArrayList<>();

  TpeCandidateGenerator(SearchSpace space) {
    super(space);
    this.searched = space;
  }

  /** Takes a result; its score may be a rank, because nothing but the order counts. */
  @Override
  public void reportResults(OptimizationResult result) {
    results.add(result);
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Candidate getCandidate() {
    if (results.size() <= LEAST_GOOD) {
      return candidate(uniform());
    }
    List<double[]> points =
        results.stream()
            .sorted(Comparator.comparingDouble(OptimizationResult::getScore))
            .map(result -> result.getCandidate().getFlatParameters())
            .toList();
    int good = Math.max(LEAST_GOOD, (int) Math.ceil(GOOD_SHARE * points.size()));
    List<double[]> others = points.subList(good, points.size());
    double[] even = new double[others.size()];
    Arrays.fill(even, 1);
    return candidate(
        best(
            new ParzenEstimator(searched, points.subList(0, good), weights(good), GOOD_WIDTH),
            new ParzenEstimator(searched, others, even, OTHER_WIDTH)));
  }

  private double[] best(ParzenEstimator good, ParzenEstimator others) {
    double[] best = good.sample(rng);
    double most = Double.NEGATIVE_INFINITY;
    for (int draw = 0; draw < DRAWS; draw++) {
      double[] point = good.sample(rng);
      boolean[] active = searched.active(point);
      double gain = good.logDensity(point, active) - others.logDensity(point, active);
      if (gain > most) {
        most = gain;
        best = point;
      }
    }
    return best;
  }

  private double[] uniform() {
    double[] point = new double[searched.dimensions()];
    Arrays.setAll(point, dimension -> rng.nextDouble());
    return point;
  }

  /** Falling with the rank, of mean 1. */
  static double[] weights(int count) {
    double[] weights = new double[count];
    Arrays.setAll(weights, index -> Math.log(count + 1.0) - Math.log(index + 1.0));
    double mean = Arrays.stream(weights).sum() / count;
    Arrays.setAll(weights, index -> weights[index] / mean);
    return weights;
  }
}
