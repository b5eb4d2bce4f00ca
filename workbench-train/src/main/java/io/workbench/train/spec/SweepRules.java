package io.workbench.train.spec;

import io.workbench.data.NearestName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the parts of a sweep must keep with each other. */
final class SweepRules {
  private SweepRules() {}

  /** Refuses a key that another one overlaps, and a condition that cannot be. */
  static void checkParameter(ParameterSpec parameter, List<ParameterSpec> parameters) {
    String key = parameter.key();
    Checks.require(
        !key.equals("name"), "a swept setting must not be the name, which is the sweep's", key);
    for (ParameterSpec other : parameters) {
      Checks.require(
          parameter == other || !(key + ".").startsWith(other.key() + "."),
          "swept settings must not contain each other",
          "\"" + other.key() + "\" and \"" + key + "\"");
    }
    Conditions.check(parameter, parameters);
  }

  /** Refuses an enqueued trial that is not exactly a candidate of the space. */
  static void checkEnqueued(Map<String, Object> values, List<ParameterSpec> parameters) {
    checkKeys(values, parameters);
    Map<String, Object> active = new LinkedHashMap<>();
    for (ParameterSpec parameter : Conditions.ordered(parameters)) {
      Object value = values.get(parameter.key());
      When when = parameter.when();
      if (when != null && !when.holds(active)) {
        Checks.require(
            value == null,
            "an enqueued trial must not set \"" + parameter.key() + "\", whose condition it fails",
            value == null ? "" : value);
      } else {
        Checks.require(
            value != null && parameter.takes(value),
            "an enqueued trial must give \"" + parameter.key() + "\" a value of its space",
            value == null ? "given none" : value);
        active.put(parameter.key(), value);
      }
    }
  }

  static void checkKeys(Map<String, Object> values, List<ParameterSpec> parameters) {
    List<String> keys = parameters.stream().map(ParameterSpec::key).toList();
    for (String key : values.keySet()) {
      if (!keys.contains(key)) {
        throw new IllegalArgumentException(
            "an enqueued trial must set swept parameters, but was given \""
                + key
                + ("\"; the nearest is \"" + NearestName.closest(key, keys) + "\"."));
      }
    }
  }
}
