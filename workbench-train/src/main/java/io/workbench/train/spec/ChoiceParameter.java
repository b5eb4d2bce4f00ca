package io.workbench.train.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of values to choose from.
 *
 * @param values text, numbers, booleans, lists or maps, each once; the text {@code null} stands for
 *     YAML's null
 */
public record ChoiceParameter(String key, List<Object> values, @Nullable When when)
    implements ParameterSpec {
  /** Refuses an empty list and values that come twice. */
  public ChoiceParameter {
    values = List.copyOf(values);
    Checks.require(!values.isEmpty(), "\"" + key + "\" must list at least one value", "[]");
    for (int index = 0; index < values.size(); index++) {
      int first = PlainTree.indexOf(values, values.get(index));
      Checks.require(
          first == index,
          "\"" + key + "\" must list each value once",
          "given " + values.get(index) + " twice");
    }
  }

  @Override
  public Object valueAt(double unit) {
    return values.get(index(unit));
  }

  @Override
  public double unitOf(Object value) {
    int index = PlainTree.indexOf(values, value);
    Checks.require(index >= 0, "\"" + key + "\" must be one of " + values, value);
    return (index + 0.5) / values.size();
  }

  @Override
  public boolean takes(Object value) {
    return PlainTree.indexOf(values, value) >= 0;
  }

  @Override
  public List<Object> gridValues(int points) {
    return values;
  }

  @Override
  public long levels() {
    return values.size();
  }

  /** Rising numbers are; anything else is a set of names. */
  @Override
  public boolean ordered() {
    double before = Double.NEGATIVE_INFINITY;
    for (Object value : values) {
      if (!(value instanceof Number number) || number.doubleValue() <= before) {
        return false;
      }
      before = number.doubleValue();
    }
    return true;
  }

  @Override
  public Cell cell(double unit) {
    int index = index(unit);
    return new Cell(index / (double) values.size(), (index + 1) / (double) values.size());
  }

  private int index(double unit) {
    return (int) Math.min(values.size() - 1.0, Math.max(0, unit) * values.size());
  }
}
