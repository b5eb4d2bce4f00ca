package io.workbench.train.sweep.arbiter;

import io.workbench.train.sweep.search.Grid;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;
import org.deeplearning4j.arbiter.optimize.parameter.discrete.DiscreteParameterSpace;

/**
 * A {@link Grid} as Arbiter sees it: the numbers of its combinations, of which Arbiter's own grid
 * search takes each once. The product of Arbiter itself knows no conditions.
 */
@SuppressWarnings("rawtypes")
final class GridSpace implements ParameterSpace<LinkedHashMap<String, Object>> {
  private final Grid grid;
  private final DiscreteParameterSpace<Integer> number;

  GridSpace(Grid grid) {
    this.grid = grid;
    this.number =
        new DiscreteParameterSpace<>(
            IntStream.range(0, grid.size().intValueExact()).boxed().toList());
  }

  /** A type that Java serialises, which Arbiter's candidates ask for. */
  @Override
  public LinkedHashMap<String, Object> getValue(double[] place) {
    return new LinkedHashMap<>(grid.settings(number.getValue(place)));
  }

  @Override
  public int numParameters() {
    return 1;
  }

  @Override
  public List<ParameterSpace> collectLeaves() {
    return List.of(number);
  }

  @Override
  public Map<String, ParameterSpace> getNestedSpaces() {
    return Map.of();
  }

  @Override
  public boolean isLeaf() {
    return false;
  }

  @Override
  public void setIndices(int... indices) {
    number.setIndices(indices);
  }
}
