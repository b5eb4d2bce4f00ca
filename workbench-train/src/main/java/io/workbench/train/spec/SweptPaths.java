package io.workbench.train.spec;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites the paths among swept values: absolute once read, and relative to the file they are
 * written to. Only the run knows which text is a path.
 */
final class SweptPaths {
  private final Function<Path, String> writing;
  private final Map<String, ChoiceParameter> before = new LinkedHashMap<>();
  private final Map<String, List<Object>> after = new LinkedHashMap<>();

  /**
   * Rewriting of one sweep's values.
   *
   * @param where relative paths among them are relative to its folder
   */
  SweptPaths(SweepProbe probe, Where where, Function<Path, String> writing) {
    this.writing = writing;
    for (ParameterSpec parameter : probe.parameters()) {
      if (parameter instanceof ChoiceParameter choice) {
        List<Object> values = new ArrayList<>();
        for (Object value : choice.values()) {
          Object actual = at(probe.run(choice, value, where), choice.key());
          values.add(rewritten(value, actual));
        }
        before.put(choice.key(), choice);
        after.put(choice.key(), values);
      }
    }
  }

  List<ParameterSpec> parameters(List<ParameterSpec> parameters) {
    List<ParameterSpec> rewritten = new ArrayList<>();
    for (ParameterSpec parameter : parameters) {
      rewritten.add(parameter(parameter));
    }
    return rewritten;
  }

  private ParameterSpec parameter(ParameterSpec parameter) {
    When when = when(parameter.when());
    if (parameter instanceof ChoiceParameter choice) {
      return new ChoiceParameter(
          choice.key(), after.getOrDefault(choice.key(), choice.values()), when);
    }
    if (parameter instanceof IntParameter whole) {
      return new IntParameter(
          whole.key(), whole.low(), whole.high(), whole.step(), whole.log(), when);
    }
    RealParameter real = (RealParameter) parameter;
    return new RealParameter(real.key(), real.low(), real.high(), real.step(), real.log(), when);
  }

  private @Nullable When when(@Nullable When when) {
    if (when == null) {
      return null;
    }
    Map<String, List<Object>> allowed = new LinkedHashMap<>();
    when.allowed()
        .forEach(
            (key, values) ->
                allowed.put(key, values.stream().map(value -> value(key, value)).toList()));
    return new When(allowed);
  }

  /** The value of a parameter as it is written now. */
  Object value(String key, Object value) {
    ChoiceParameter choice = before.get(key);
    int index = choice == null ? -1 : PlainTree.indexOf(choice.values(), value);
    return index < 0 ? value : after.getOrDefault(key, List.of()).get(index);
  }

  List<Map<String, Object>> trials(List<Map<String, Object>> trials) {
    List<Map<String, Object>> rewritten = new ArrayList<>();
    for (Map<String, Object> trial : trials) {
      Map<String, Object> values = new LinkedHashMap<>();
      trial.forEach((key, value) -> values.put(key, value(key, value)));
      rewritten.add(values);
    }
    return rewritten;
  }

  private Object rewritten(Object value, @Nullable Object actual) {
    if (actual instanceof Path path) {
      return writing.apply(path);
    }
    if (actual instanceof Record record && value instanceof Map<?, ?> map) {
      Map<String, Object> entries = new LinkedHashMap<>();
      map.forEach(
          (key, item) -> entries.put("" + key, rewritten(item, component(record, "" + key))));
      return entries;
    }
    return value;
  }

  private static @Nullable Object at(Record run, String key) {
    Object found = run;
    for (String name : key.split("\\.", -1)) {
      found = found instanceof Record record ? component(record, name) : null;
    }
    return found;
  }

  private static @Nullable Object component(Record record, String name) {
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      if (component.getName().equals(name)) {
        return SpecTypes.value(component, record);
      }
    }
    return null;
  }
}
