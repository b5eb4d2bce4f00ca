package io.workbench.train.spec;

import io.workbench.train.spec.SpecNode.Field;
import io.workbench.train.spec.SpecNode.Mapping;
import io.workbench.train.spec.SpecNode.Sequence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one entry of a sweep's {@code parameters}: a list, or a mapping that says which range. */
final class ParameterReader {
  private static final String CHOICE = "choice";
  private static final String INT = "int";
  private static final String REAL = "real";
  private static final String STEP = "step";
  private static final String LOG = "log";
  private static final String WHEN = "when";
  private static final String FORMS =
      "a list of values, or a mapping with one of choice, int and real";

  private final String key;
  private final String path;

  private ParameterReader(String key) {
    this.key = key;
    this.path = "parameters." + key;
  }

  static ParameterSpec read(String key, SpecNode node) {
    return Located.at(node.where(), () -> new ParameterReader(key).read(node));
  }

  private ParameterSpec read(SpecNode node) {
    if (node instanceof Sequence) {
      return new ChoiceParameter(key, list(node, path), null);
    }
    if (!(node instanceof Mapping mapping)) {
      throw ScalarReader.wrong(node, path, FORMS);
    }
    if (mapping.fields().containsKey(CHOICE)) {
      RecordBinder.requireKnown(mapping, List.of(CHOICE, WHEN), path);
      return new ChoiceParameter(key, list(value(mapping, CHOICE), path), when(mapping));
    }
    if (mapping.fields().containsKey(INT)) {
      RecordBinder.requireKnown(mapping, List.of(INT, STEP, LOG, WHEN), path);
      List<SpecNode> ends = ends(value(mapping, INT));
      return new IntParameter(
          key,
          (Long) ScalarReader.read(ends.get(0), long.class, path),
          (Long) ScalarReader.read(ends.get(1), long.class, path),
          (Long) optional(mapping, STEP, long.class),
          isLog(mapping),
          when(mapping));
    }
    if (!mapping.fields().containsKey(REAL)) {
      throw ScalarReader.wrong(node, path, FORMS);
    }
    RecordBinder.requireKnown(mapping, List.of(REAL, STEP, LOG, WHEN), path);
    List<SpecNode> ends = ends(value(mapping, REAL));
    return new RealParameter(
        key,
        (Double) ScalarReader.read(ends.get(0), double.class, path),
        (Double) ScalarReader.read(ends.get(1), double.class, path),
        (Double) optional(mapping, STEP, double.class),
        isLog(mapping),
        when(mapping));
  }

  private @Nullable Object optional(Mapping mapping, String name, Class<?> type) {
    Field field = mapping.fields().get(name);
    return field == null ? null : ScalarReader.read(field.value(), type, path + "." + name);
  }

  private boolean isLog(Mapping mapping) {
    return Boolean.TRUE.equals(optional(mapping, LOG, boolean.class));
  }

  private List<SpecNode> ends(SpecNode node) {
    if (node instanceof Sequence sequence && sequence.items().size() == 2) {
      return sequence.items();
    }
    throw ScalarReader.wrong(node, path, "a list of two numbers, the lowest and the highest");
  }

  private @Nullable When when(Mapping mapping) {
    Field field = mapping.fields().get(WHEN);
    if (field == null) {
      return null;
    }
    if (!(field.value() instanceof Mapping conditions)) {
      throw ScalarReader.wrong(field.value(), path + "." + WHEN, "a mapping");
    }
    Map<String, List<Object>> allowed = new LinkedHashMap<>();
    conditions
        .fields()
        .forEach(
            (name, values) ->
                allowed.put(name, list(values.value(), path + "." + WHEN + "." + name)));
    return new When(allowed);
  }

  /** A single value stands for a list of one. */
  private static List<Object> list(SpecNode node, String path) {
    if (node instanceof Mapping) {
      throw ScalarReader.wrong(node, path, "a list");
    }
    return node instanceof Sequence sequence
        ? sequence.items().stream().map(PlainTree::of).toList()
        : List.of(PlainTree.of(node));
  }

  private static SpecNode value(Mapping mapping, String name) {
    Field field = mapping.fields().get(name);
    if (field == null) {
      throw new IllegalStateException(name + " must have been looked for.");
    }
    return field.value();
  }
}
