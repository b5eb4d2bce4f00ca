package io.workbench.train.sweep.arbiter;

import io.workbench.train.spec.ParameterSpec;
import io.workbench.train.spec.ParameterSpec.Cell;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * A normal distribution that is cut off at 0 and 1: its density in a continuum, and its mean over
 * the value's cell where values are discrete.
 */
final class OrderedKernel implements Kernel {
  private static final double ROOT_TWO = Math.sqrt(2);
  private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

  private final ParameterSpec parameter;
  private final double centre;
  private final double width;
  private final double mass;

  /**
   * A kernel.
   *
   * @param centre in [0, 1]
   * @param width standard deviation, above 0
   */
  OrderedKernel(ParameterSpec parameter, double centre, double width) {
    this.parameter = parameter;
    this.centre = centre;
    this.width = width;
    this.mass = between(0, 1);
  }

  @Override
  public double density(double unit) {
    Cell cell = parameter.cell(unit);
    if (cell.high() > cell.low()) {
      return between(cell.low(), cell.high()) / (mass * (cell.high() - cell.low()));
    }
    double distance = (unit - centre) / width;
    return Math.exp(-0.5 * distance * distance) / (ROOT_TWO_PI * width * mass);
  }

  /** Draws until one falls inside: the centre does, so at least about half of them do. */
  @Override
  public double sample(RandomGenerator random) {
    double drawn = Double.NaN;
    while (!(drawn >= 0 && drawn <= 1)) {
      drawn = centre + width * random.nextGaussian();
    }
    return drawn;
  }

  private double between(double low, double high) {
    return cumulative((high - centre) / width) - cumulative((low - centre) / width);
  }

  /**
   * The standard normal distribution function by formula 7.1.26 of Abramowitz and Stegun (1964),
   * which errs by less than 1e-7: a ranking of candidates needs no more, and this is called for
   * every kernel.
   */
  private static double cumulative(double deviate) {
    double z = Math.abs(deviate) / ROOT_TWO;
    double t = 1 / (1 + 0.3275911 * z);
    double series =
        t
            * (0.254829592
                + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
    double tail = 0.5 * series * Math.exp(-z * z);
    return deviate < 0 ? tail : 1 - tail;
  }
}
