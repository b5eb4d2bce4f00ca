package io.workbench.train.sweep.search;

import io.workbench.train.spec.ChoiceParameter;
import io.workbench.train.spec.ParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The extreme settings of a search space. */
public final class Corners {
  private static final int MOST = 32;

  private Corners() {}

  /**
   * Every combination of the ends of ranges and of all choices, where these are few; or else all
   * parameters at their first value, all at their last, and each alone at each of its own.
   */
  public static Set<Map<String, Object>> of(SearchSpace space) {
    List<double[]> ends = new ArrayList<>();
    double combinations = 1;
    for (ParameterSpec parameter : space.parameters()) {
      double[] units = ends(parameter);
      ends.add(units);
      combinations *= units.length;
    }
    return combinations <= MOST ? all(space, ends) : some(space, ends);
  }

  private static double[] ends(ParameterSpec parameter) {
    return parameter instanceof ChoiceParameter choice
        ? choice.values().stream().mapToDouble(choice::unitOf).toArray()
        : new double[] {0, 1};
  }

  private static Set<Map<String, Object>> all(SearchSpace space, List<double[]> ends) {
    List<double[]> points = new ArrayList<>(List.of(new double[ends.size()]));
    for (int dimension = 0; dimension < ends.size(); dimension++) {
      List<double[]> longer = new ArrayList<>();
      for (double[] point : points) {
        for (double unit : ends.get(dimension)) {
          longer.add(with(point, dimension, unit));
        }
      }
      points = longer;
    }
    Set<Map<String, Object>> corners = new LinkedHashSet<>();
    points.forEach(point -> corners.add(space.values(point)));
    return corners;
  }

  private static Set<Map<String, Object>> some(SearchSpace space, List<double[]> ends) {
    double[] first = new double[ends.size()];
    double[] last = new double[ends.size()];
    Arrays.fill(last, 1);
    Set<Map<String, Object>> corners = new LinkedHashSet<>();
    corners.add(space.values(first));
    corners.add(space.values(last));
    for (int dimension = 0; dimension < ends.size(); dimension++) {
      for (double unit : ends.get(dimension)) {
        corners.add(space.values(with(first, dimension, unit)));
        corners.add(space.values(with(last, dimension, unit)));
      }
    }
    return corners;
  }

  private static double[] with(double[] point, int dimension, double unit) {
    double[] changed = point.clone();
    changed[dimension] = unit;
    return changed;
  }
}
