package io.workbench.train.sweep.arbiter;

import io.workbench.train.spec.ParameterSpec;
import io.workbench.train.sweep.search.SearchSpace;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * A density over the unit cube around some of the points seen,
 *
 * <pre>  p(x) = (w_0 + sum_i w_i prod_d k_d(x_d | x_id)) / (w_0 + sum_i w_i),  w_0 = 1,</pre>
 *
 * multivariate as in Falkner et al. (2018): one kernel a point over all dimensions together, so
 * that what goes well together is drawn together. The uniform part with the weight of one point
 * keeps every place possible. A normal kernel's width is {@code factor n^(-1/(d + 4))}, the rate
 * (not the constant) of Scott (1992); a nominal one spreads {@code levels / (levels + n)} of its
 * weight, as one further observation of each name would.
 */
final class ParzenEstimator {
  private static final double UNIFORM_WEIGHT = 1;
  private static final double NARROWEST = 0.01;
  private static final Kernel NOTHING_KNOWN = new UniformKernel();

  // Component by dimension; the last component is the uniform one.
  private final Kernel[][] kernels;
  private final double[] weights;

  /**
   * An estimate.
   *
   * @param points of the unit cube, at least one
   * @param weights one a point, above 0, of mean 1
   * @param factor width of a normal kernel of a single point
   */
  ParzenEstimator(SearchSpace space, List<double[]> points, double[] weights, double factor) {
    int dimensions = space.dimensions();
    boolean[][] active = points.stream().map(space::active).toArray(boolean[][]::new);
    kernels = new Kernel[points.size() + 1][dimensions];
    for (Kernel[] component : kernels) {
      Arrays.fill(component, NOTHING_KNOWN);
    }
    for (int dimension = 0; dimension < dimensions; dimension++) {
      int count = 0;
      for (boolean[] parts : active) {
        count += parts[dimension] ? 1 : 0;
      }
      double width = factor * Math.pow(Math.max(1, count), -1.0 / (dimensions + 4));
      ParameterSpec parameter = space.parameters().get(dimension);
      for (int index = 0; index < active.length; index++) {
        if (active[index][dimension]) {
          double centre = points.get(index)[dimension];
          kernels[index][dimension] = kernel(parameter, centre, width, count);
        }
      }
    }
    this.weights = Arrays.copyOf(weights, weights.length + 1);
    this.weights[weights.length] = UNIFORM_WEIGHT;
  }

  private static Kernel kernel(ParameterSpec parameter, double centre, double width, int count) {
    long levels = parameter.levels();
    if (parameter.ordered()) {
      double narrowest = levels > 0 ? 0.5 / levels : NARROWEST;
      return new OrderedKernel(parameter, centre, Math.max(width, narrowest));
    }
    return new NominalKernel((int) levels, centre, levels / (double) (levels + count));
  }

  /** The logarithm of the density at a point, over the dimensions that take part there. */
  double logDensity(double[] point, boolean[] active) {
    double sum = 0;
    double total = 0;
    for (int component = 0; component < kernels.length; component++) {
      double product = weights[component];
      total += product;
      for (int dimension = 0; dimension < point.length; dimension++) {
        if (active[dimension]) {
          product *= kernels[component][dimension].density(point[dimension]);
        }
      }
      sum += product;
    }
    return Math.log(sum / total);
  }

  /** A draw. */
  double[] sample(RandomGenerator random) {
    double left = random.nextDouble() * Arrays.stream(weights).sum();
    int component = 0;
    while (component < weights.length - 1 && left >= weights[component]) {
      left -= weights[component];
      component++;
    }
    double[] point = new double[kernels[component].length];
    for (int dimension = 0; dimension < point.length; dimension++) {
      point[dimension] = kernels[component][dimension].sample(random);
    }
    return point;
  }
}
