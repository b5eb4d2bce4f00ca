package io.workbench.train.evaluate;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * The middle of several measurements, and how far chance may have moved it.
 *
 * @param error standard error, as of normally distributed values whose spread is the median of
 *     their distances to the median: 1.2533 · 1.4826 · MAD / √n
 * @see <a href="https://doi.org/10.1080/01621459.1993.10476408">Rousseeuw and Croux, Alternatives
 *     to the median absolute deviation (1993)</a>
 */
public record Median(double value, double error) {
  /**
   * The median of values, at least one, with its error.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Median of(Collection<Double> values) {
    double median = valueOf(values);
    List<Double> distances = values.stream().map(value -> Math.abs(value - median)).toList();
    double spread = 1.4826 * valueOf(distances);
    return new Median(median, Math.sqrt(Math.PI / 2) * spread / Math.sqrt(values.size()));
  }

  /**
   * The median alone; the mean of the two in the middle of an even number.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static double valueOf(Collection<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("A median needs at least one value.");
    }
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
