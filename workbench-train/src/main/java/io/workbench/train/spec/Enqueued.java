package io.workbench.train.spec;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Completes trials that are to run first: what they leave out is as in the base. */
record Enqueued(RunSpec base, List<ParameterSpec> parameters, Path folder) {
  /**
   * The values of all parameters that take part, in the sweep's order.
   *
   * @throws IllegalArgumentException when they are no candidate of the space
   */
  Map<String, Object> completed(Map<String, Object> given) {
    SweepRules.checkKeys(given, parameters);
    Map<String, Object> tree = RunSpecs.toMap(base, folder);
    Map<String, Object> values = new LinkedHashMap<>();
    for (ParameterSpec parameter : Conditions.ordered(parameters)) {
      When when = parameter.when();
      boolean takesPart = when == null || when.holds(values);
      Object value = given.get(parameter.key());
      if (value == null && takesPart) {
        value = at(tree, parameter.key());
      }
      if (value != null) {
        values.put(parameter.key(), value);
      }
    }
    SweepRules.checkEnqueued(values, parameters);
    Map<String, Object> ordered = new LinkedHashMap<>();
    for (ParameterSpec parameter : parameters) {
      Object value = values.get(parameter.key());
      if (value != null) {
        ordered.put(parameter.key(), normal(parameter, value));
      }
    }
    return ordered;
  }

  /** As the parameter itself would give it: 2 in a range of reals is 2.0. */
  private static Object normal(ParameterSpec parameter, Object value) {
    if (parameter instanceof ChoiceParameter choice) {
      return choice.values().get(PlainTree.indexOf(choice.values(), value));
    }
    Number number = (Number) value;
    return parameter instanceof IntParameter
        ? (Object) number.longValue()
        : (Object) number.doubleValue();
  }

  private static @Nullable Object at(Map<String, Object> tree, String key) {
    Object found = tree;
    for (String name : key.split("\\.", -1)) {
      found = found instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return found;
  }
}
