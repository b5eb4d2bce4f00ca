package io.workbench.train.spec;

import io.workbench.data.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the conditions of a sweep's parameters say about each other. */
public final class Conditions {
  private final Map<String, ParameterSpec> byKey = new LinkedHashMap<>();

  private Conditions(List<ParameterSpec> parameters) {
    parameters.forEach(parameter -> byKey.put(parameter.key(), parameter));
  }

  /**
   * The parameters in an order in which each comes after those its condition asks about.
   *
   * @throws IllegalArgumentException when a condition asks about what is not swept, or about itself
   */
  public static List<ParameterSpec> ordered(List<ParameterSpec> parameters) {
    Conditions conditions = new Conditions(parameters);
    Set<ParameterSpec> ordered = new LinkedHashSet<>();
    parameters.forEach(parameter -> conditions.visit(parameter, List.of(), ordered));
    return List.copyOf(ordered);
  }

  /** Refuses a condition that names no swept parameter, a value it never has, or itself. */
  static void check(ParameterSpec parameter, List<ParameterSpec> parameters) {
    new Conditions(parameters).visit(parameter, List.of(), new LinkedHashSet<>());
  }

  private void visit(ParameterSpec parameter, List<String> path, Set<ParameterSpec> ordered) {
    List<String> deeper = new ArrayList<>(path);
    deeper.add(parameter.key());
    if (path.contains(parameter.key())) {
      throw new IllegalArgumentException(
          "the condition of \""
              + parameter.key()
              + "\" must not depend on itself, but does: "
              + String.join(" -> ", deeper)
              + ".");
    }
    allowed(parameter)
        .forEach((key, values) -> visit(asked(parameter, key, values), deeper, ordered));
    ordered.add(parameter);
  }

  private ParameterSpec asked(ParameterSpec parameter, String key, List<Object> values) {
    ParameterSpec asked = byKey.get(key);
    if (asked == null) {
      throw new IllegalArgumentException(
          "the condition of \""
              + parameter.key()
              + ("\" must name a swept parameter, but was \"" + key + "\"; the nearest is \"")
              + NearestName.closest(key, byKey.keySet())
              + "\".");
    }
    for (Object value : values) {
      Checks.require(
          asked.takes(value),
          "the condition of \"" + parameter.key() + "\" must ask for values of \"" + key + "\"",
          value);
    }
    return asked;
  }

  /**
   * Settings under which a parameter takes part.
   *
   * @throws IllegalArgumentException when it never does
   */
  static Map<String, Object> met(ParameterSpec parameter, List<ParameterSpec> parameters) {
    Map<String, Object> settings = new LinkedHashMap<>();
    List<ParameterSpec> open = new ArrayList<>(List.of(parameter));
    if (!new Conditions(parameters).meet(open, settings)) {
      throw new IllegalArgumentException(
          "the conditions of \"" + parameter.key() + "\" must be met at times, but never are.");
    }
    return settings;
  }

  /** Tries values until the conditions of all open parameters hold together. */
  private boolean meet(List<ParameterSpec> open, Map<String, Object> settings) {
    for (ParameterSpec parameter : open) {
      for (Map.Entry<String, List<Object>> condition : allowed(parameter).entrySet()) {
        Object settled = settings.get(condition.getKey());
        if (settled != null && PlainTree.indexOf(condition.getValue(), settled) < 0) {
          return false;
        }
        if (settled == null) {
          return meetOne(condition, open, settings);
        }
      }
    }
    return true;
  }

  private boolean meetOne(
      Map.Entry<String, List<Object>> condition,
      List<ParameterSpec> open,
      Map<String, Object> settings) {
    List<ParameterSpec> more = new ArrayList<>(open);
    more.add(asked(open.get(0), condition.getKey(), condition.getValue()));
    for (Object value : condition.getValue()) {
      settings.put(condition.getKey(), value);
      if (meet(more, settings)) {
        return true;
      }
      settings.remove(condition.getKey());
    }
    return false;
  }

  private static Map<String, List<Object>> allowed(ParameterSpec parameter) {
    When when = parameter.when();
    return when == null ? Map.of() : when.allowed();
  }
}
