package io.workbench.train.bench;

import java.util.Collection;
import java.util.List;

/**
 * A median and how far chance may have moved it.
 *
 * @param error standard error, as of normally distributed values whose spread is the median of
 *     their distances to the median: 1.2533 · 1.4826 · MAD / √n
 * @see <a href="https://doi.org/10.1080/01621459.1993.10476408">Rousseeuw and Croux, Alternatives
 *     to the median absolute deviation (1993)</a>
 */
public record Median(double value, double error) {
  /**
   * The median of values, at least one.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Median of(Collection<Double> values) {
    double median = Medians.of(values);
    List<Double> distances = values.stream().map(value -> Math.abs(value - median)).toList();
    double spread = 1.4826 * Medians.of(distances);
    return new Median(median, Math.sqrt(Math.PI / 2) * spread / Math.sqrt(values.size()));
  }
}
