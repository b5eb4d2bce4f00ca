package io.workbench.train.sweep.arbiter;

import io.workbench.train.sweep.search.SearchSpace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;

/**
 * A {@link SearchSpace} as Arbiter sees it: one leaf with a number for each dimension, whose value
 * is the settings that a point stands for. It is one leaf because of the conditions: which settings
 * there are depends on all numbers together.
 */
@SuppressWarnings("rawtypes")
final class SettingsSpace implements ParameterSpace<LinkedHashMap<String, Object>> {
  private final SearchSpace space;

  SettingsSpace(SearchSpace space) {
    this.space = space;
  }

  /** A type that Java serialises, which Arbiter's candidates ask for. */
  @Override
  public LinkedHashMap<String, Object> getValue(double[] point) {
    return new LinkedHashMap<>(space.values(point));
  }

  @Override
  public int numParameters() {
    return space.dimensions();
  }

  @Override
  public List<ParameterSpace> collectLeaves() {
    return List.of(this);
  }

  @Override
  public Map<String, ParameterSpace> getNestedSpaces() {
    return Map.of();
  }

  @Override
  public boolean isLeaf() {
    return true;
  }

  /** The numbers are the dimensions' own, in their order. */
  @Override
  public void setIndices(int... indices) {
    for (int index = 0; index < indices.length; index++) {
      if (indices[index] != index) {
        throw new IllegalArgumentException("The space must be the only one, but is not.");
      }
    }
  }
}
