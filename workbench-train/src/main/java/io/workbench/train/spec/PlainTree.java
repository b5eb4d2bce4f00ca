package io.workbench.train.spec;

import io.workbench.train.spec.SpecNode.Field;
import io.workbench.train.spec.SpecNode.Mapping;
import io.workbench.train.spec.SpecNode.Scalar;
import io.workbench.train.spec.SpecNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A setting's value without its place: text, whole numbers as {@code Long}, others as {@code
 * Double}, booleans, lists and maps. The text {@value #NULL} stands for YAML's null.
 */
final class PlainTree {
  static final String NULL = "null";

  private PlainTree() {}

  /** The value that was written at a node. */
  static Object of(SpecNode node) {
    if (node instanceof Sequence sequence) {
      List<Object> items = new ArrayList<>();
      sequence.items().forEach(item -> items.add(of(item)));
      return List.copyOf(items);
    }
    if (node instanceof Mapping mapping) {
      Map<String, Object> entries = new LinkedHashMap<>();
      mapping.fields().forEach((key, field) -> entries.put(key, of(field.value())));
      return entries;
    }
    Scalar scalar = (Scalar) node;
    return scalar.isNull() ? NULL : ScalarReader.plain(scalar);
  }

  /** The node that a value would have been, had it been written at {@code where}. */
  static SpecNode node(@Nullable Object value, Where where) {
    if (value instanceof List<?> list) {
      List<SpecNode> items = new ArrayList<>();
      list.forEach(item -> items.add(node(item, where)));
      return new Sequence(items, where);
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Field> fields = new LinkedHashMap<>();
      map.forEach((key, item) -> fields.put("" + key, new Field(node(item, where), where)));
      return new Mapping(fields, where);
    }
    boolean plain = !(value instanceof String text) || text.equals(NULL);
    return new Scalar(String.valueOf(value), plain, where);
  }

  /** Whether two values are the same, numbers by their size: 2 is 2.0. */
  static boolean same(Object a, Object b) {
    if (a instanceof Number one && b instanceof Number other) {
      return one.doubleValue() == other.doubleValue();
    }
    if (a instanceof List<?> one && b instanceof List<?> other) {
      boolean same = one.size() == other.size();
      for (int index = 0; same && index < one.size(); index++) {
        same = same(one.get(index), other.get(index));
      }
      return same;
    }
    if (a instanceof Map<?, ?> one && b instanceof Map<?, ?> other) {
      boolean same = one.keySet().equals(other.keySet());
      for (Map.Entry<?, ?> entry : one.entrySet()) {
        Object counterpart = other.get(entry.getKey());
        same = same && counterpart != null && same(entry.getValue(), counterpart);
      }
      return same;
    }
    return a.equals(b);
  }

  /** Where a list holds the value, or -1. */
  static int indexOf(List<Object> values, Object value) {
    for (int index = 0; index < values.size(); index++) {
      if (same(values.get(index), value)) {
        return index;
      }
    }
    return -1;
  }
}
