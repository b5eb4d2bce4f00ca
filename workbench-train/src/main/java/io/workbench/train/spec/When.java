package io.workbench.train.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * When a parameter takes part: every one of these other parameters takes part itself and has one of
 * the values beside it.
 */
public record When(Map<String, List<Object>> allowed) {
  /** Refuses a condition that asks for nothing. */
  public When {
    Map<String, List<Object>> copy = new LinkedHashMap<>();
    allowed.forEach(
        (key, values) -> {
          Checks.require(!values.isEmpty(), "when." + key + " must list at least one value", "[]");
          copy.put(key, List.copyOf(values));
        });
    Checks.require(!copy.isEmpty(), "when must name at least one parameter", "empty");
    allowed = Collections.unmodifiableMap(copy);
  }

  /** Whether the condition holds; {@code values} has the parameters that take part. */
  public boolean holds(Map<String, Object> values) {
    for (Map.Entry<String, List<Object>> condition : allowed.entrySet()) {
      Object value = values.get(condition.getKey());
      if (value == null || PlainTree.indexOf(condition.getValue(), value) < 0) {
        return false;
      }
    }
    return true;
  }
}
