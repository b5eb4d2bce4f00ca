package io.workbench.train.sweep.arbiter;

import io.workbench.train.spec.ParameterSpec;
import io.workbench.train.sweep.search.Grid;
import io.workbench.train.sweep.search.Observation;
import io.workbench.train.sweep.search.SearchSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Tells candidates that were tried from those that were not: the same trial twice teaches nothing.
 */
final class Unseen {
  private static final int SMALL = 10_000;
  private static final int DRAWS = 1000;

  private final SearchSpace space;
  private final Set<Map<String, Object>> seen = new HashSet<>();

  Unseen(SearchSpace space, List<Observation> observations) {
    this.space = space;
    observations.forEach(observation -> seen.add(space.values(observation.point())));
  }

  boolean isNew(double[] point) {
    return !seen.contains(space.values(point));
  }

  /** A random candidate that was not tried; of a small space, empty only if there is none left. */
  Optional<double[]> any(RandomGenerator random) {
    if (isSmall()) {
      return anyOf(new Grid(space, SMALL), random);
    }
    for (int draw = 0; draw < DRAWS; draw++) {
      double[] point = new double[space.dimensions()];
      Arrays.setAll(point, dimension -> random.nextDouble());
      if (isNew(point)) {
        return Optional.of(point);
      }
    }
    return Optional.empty();
  }

  /** Whether all candidates can be listed. */
  private boolean isSmall() {
    double product = 1;
    for (ParameterSpec parameter : space.parameters()) {
      product *= parameter.levels() == 0 ? Double.POSITIVE_INFINITY : parameter.levels();
    }
    return product <= SMALL;
  }

  private Optional<double[]> anyOf(Grid grid, RandomGenerator random) {
    List<Map<String, Object>> left = new ArrayList<>();
    for (int index = 0; index < grid.size().intValueExact(); index++) {
      Map<String, Object> settings = grid.settings(index);
      if (!seen.contains(settings)) {
        left.add(settings);
      }
    }
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(space.point(left.get(random.nextInt(left.size()))));
  }
}
