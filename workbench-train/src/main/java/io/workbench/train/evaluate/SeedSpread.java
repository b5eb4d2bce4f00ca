package io.workbench.train.evaluate;

import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * How far a number lies apart over runs that differ in nothing but their seeds.
 *
 * @param standardDeviation with n − 1 in the denominator
 * @param halfWidth of the 95 % interval of the mean, by Student's t with n − 1 degrees of freedom
 * @param n number of runs, at least 2
 */
public record SeedSpread(double mean, double standardDeviation, double halfWidth, int n) {
  private static final double TWO_SIDED_95 = 0.975;

  /** Of at least two values. */
  public static SeedSpread of(List<Double> values) {
    int n = values.size();
    if (n < 2) {
      throw new IllegalArgumentException("values must be at least 2, but were " + n + ".");
    }
    double mean = values.stream().mapToDouble(Double::doubleValue).sum() / n;
    double squares = values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
    double deviation = Math.sqrt(squares / (n - 1));
    double quantile = new TDistribution(null, n - 1).inverseCumulativeProbability(TWO_SIDED_95);
    return new SeedSpread(mean, deviation, quantile * deviation / Math.sqrt(n), n);
  }
}
