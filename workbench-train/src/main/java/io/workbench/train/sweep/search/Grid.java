package io.workbench.train.sweep.search;

import io.workbench.train.spec.ParameterSpec;
import io.workbench.train.spec.When;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every combination of every parameter's grid values, once: a parameter that does not take part is
 * left out, and does not multiply the others.
 */
public final class Grid {
  private final SearchSpace space;
  // By dimension, and in the space's order of deciding.
  private final List<List<Object>> values = new ArrayList<>();
  private final int[] order;
  private final Set<String> asked = new HashSet<>();
  private final BigInteger size;

  /**
   * A grid.
   *
   * @param points values that a range stands for when it has more, at least 2
   */
  public Grid(SearchSpace space, int points) {
    this.space = space;
    this.order = space.order();
    for (ParameterSpec parameter : space.parameters()) {
      values.add(parameter.gridValues(points));
      When when = parameter.when();
      if (when != null) {
        asked.addAll(when.allowed().keySet());
      }
    }
    this.size = count(0, new LinkedHashMap<>());
  }

  /** The number of combinations. */
  public BigInteger size() {
    return size;
  }

  /**
   * One combination, in the parameters' order.
   *
   * @param index from 0 to below the size; the last parameter changes fastest
   */
  public Map<String, Object> settings(long index) {
    BigInteger left = BigInteger.valueOf(index);
    if (left.signum() < 0 || left.compareTo(size) >= 0) {
      throw new IllegalArgumentException(
          "index must be within the grid's " + size + " combinations, but was " + index + ".");
    }
    Map<String, Object> known = new LinkedHashMap<>();
    for (int place = 0; place < order.length; place++) {
      ParameterSpec parameter = space.parameters().get(order[place]);
      if (SearchSpace.takesPart(parameter, known)) {
        left = choose(place, parameter, left, known);
      }
    }
    Map<String, Object> ordered = new LinkedHashMap<>();
    for (ParameterSpec parameter : space.parameters()) {
      Object value = known.get(parameter.key());
      if (value != null) {
        ordered.put(parameter.key(), value);
      }
    }
    return ordered;
  }

  /** Puts the value under which the combination lies, and returns its number among those. */
  private BigInteger choose(
      int place, ParameterSpec parameter, BigInteger index, Map<String, Object> known) {
    BigInteger left = index;
    for (Object value : values.get(order[place])) {
      known.put(parameter.key(), value);
      BigInteger below = count(place + 1, known);
      if (left.compareTo(below) < 0) {
        return left;
      }
      left = left.subtract(below);
    }
    throw new IllegalStateException("The combinations of " + parameter.key() + " do not add up.");
  }

  /** The combinations of the parameters from a place on, given those before it. */
  private BigInteger count(int place, Map<String, Object> known) {
    if (place == order.length) {
      return BigInteger.ONE;
    }
    ParameterSpec parameter = space.parameters().get(order[place]);
    List<Object> choices = values.get(order[place]);
    if (!SearchSpace.takesPart(parameter, known)) {
      return count(place + 1, known);
    }
    if (!asked.contains(parameter.key())) {
      return count(place + 1, known).multiply(BigInteger.valueOf(choices.size()));
    }
    BigInteger sum = BigInteger.ZERO;
    for (Object value : choices) {
      Map<String, Object> more = new LinkedHashMap<>(known);
      more.put(parameter.key(), value);
      sum = sum.add(count(place + 1, more));
    }
    return sum;
  }
}
