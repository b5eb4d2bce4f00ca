package io.workbench.train.sweep.search;

import io.workbench.train.spec.Conditions;
import io.workbench.train.spec.ParameterSpec;
import io.workbench.train.spec.When;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A sweep's parameters as a unit cube: one dimension each, in their order. A point's coordinates
 * are places of [0, 1]; those of parameters whose condition fails mean nothing.
 */
public final class SearchSpace {
  /** The coordinate of a parameter that does not take part. */
  public static final double INACTIVE = 0.5;

  private final List<ParameterSpec> parameters;
  // Dimensions in an order in which each comes after those its condition asks about.
  private final int[] order;
  private final boolean conditional;

  /** The space of these parameters. */
  public SearchSpace(List<ParameterSpec> parameters) {
    this.parameters = List.copyOf(parameters);
    this.order =
        Conditions.ordered(parameters).stream().mapToInt(this.parameters::indexOf).toArray();
    this.conditional = parameters.stream().anyMatch(parameter -> parameter.when() != null);
  }

  /** The parameters, one a dimension. */
  public List<ParameterSpec> parameters() {
    return parameters;
  }

  /** The dimensions, each after those that its parameter's condition asks about. */
  public int[] order() {
    return order.clone();
  }

  /** The number of parameters. */
  public int dimensions() {
    return parameters.size();
  }

  /** The settings that a point stands for, in the parameters' order; inactive ones are absent. */
  public Map<String, Object> values(double[] point) {
    Object[] values = new Object[dimensions()];
    Map<String, Object> known = new LinkedHashMap<>();
    for (int dimension : order) {
      ParameterSpec parameter = parameters.get(dimension);
      if (takesPart(parameter, known)) {
        values[dimension] = parameter.valueAt(point[dimension]);
        known.put(parameter.key(), values[dimension]);
      }
    }
    Map<String, Object> ordered = new LinkedHashMap<>();
    for (int dimension = 0; dimension < values.length; dimension++) {
      if (values[dimension] != null) {
        ordered.put(parameters.get(dimension).key(), values[dimension]);
      }
    }
    return ordered;
  }

  /** A point that stands for these settings, {@value #INACTIVE} where there is none. */
  public double[] point(Map<String, Object> values) {
    double[] point = new double[dimensions()];
    Arrays.fill(point, INACTIVE);
    for (int dimension = 0; dimension < point.length; dimension++) {
      Object value = values.get(parameters.get(dimension).key());
      if (value != null) {
        point[dimension] = parameters.get(dimension).unitOf(value);
      }
    }
    return point;
  }

  /** Which dimensions take part at a point. */
  public boolean[] active(double[] point) {
    boolean[] active = new boolean[dimensions()];
    if (!conditional) {
      Arrays.fill(active, true);
      return active;
    }
    Map<String, Object> values = values(point);
    for (int dimension = 0; dimension < active.length; dimension++) {
      active[dimension] = values.containsKey(parameters.get(dimension).key());
    }
    return active;
  }

  /** Whether a parameter takes part beside those that do already. */
  public static boolean takesPart(ParameterSpec parameter, Map<String, Object> known) {
    When when = parameter.when();
    return when == null || when.holds(known);
  }
}
