package io.workbench.train.spec;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a tree of spec records does not say of itself: defaults, and the kinds of each choice. */
final class SpecTypes {
  /**
   * A component whose type has several kinds, told apart by one key.
   *
   * @param key names the kind in YAML: {@code kind: lstm}
   * @param defaultKind taken when the key is absent; empty when there is none
   */
  record Choice(String key, String defaultKind, Map<String, Class<? extends Record>> kinds) {
    String kindOf(Object value) {
      for (Map.Entry<String, Class<? extends Record>> kind : kinds.entrySet()) {
        if (kind.getValue().isInstance(value)) {
          return kind.getKey();
        }
      }
      throw new IllegalArgumentException(value + " is none of the kinds " + kinds.keySet() + ".");
    }
  }

  private final Map<Class<?>, Map<String, Object>> defaults = new LinkedHashMap<>();
  private final Map<Class<?>, Choice> choices = new LinkedHashMap<>();

  /** Absent keys of the record's type take the values of this instance. */
  SpecTypes withDefaults(Record instance) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (RecordComponent component : instance.getClass().getRecordComponents()) {
      Object value = value(component, instance);
      if (value != null) {
        values.put(component.getName(), value);
      }
    }
    return withDefaults(instance.getClass(), values);
  }

  SpecTypes withDefaults(Class<? extends Record> type, Map<String, Object> values) {
    defaults.put(type, values);
    return this;
  }

  SpecTypes withChoice(Class<?> type, Choice choice) {
    choices.put(type, choice);
    return this;
  }

  Map<String, Object> defaultsOf(Class<?> type) {
    return defaults.getOrDefault(type, Map.of());
  }

  @Nullable Choice choiceOf(Class<?> type) {
    return choices.get(type);
  }

  /** All choices, for writing a value whose declared type is not at hand. */
  List<Choice> choices() {
    return List.copyOf(choices.values());
  }

  /** A component's value. */
  static @Nullable Object value(RecordComponent component, Record instance) {
    try {
      return component.getAccessor().invoke(instance);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("The accessor of " + component + " must be public.", e);
    }
  }
}
