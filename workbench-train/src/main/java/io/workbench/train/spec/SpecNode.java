package io.workbench.train.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A YAML document as a tree that remembers where each part was written. */
sealed interface SpecNode {
  Where where();

  /** What a person would call this, for errors: {@code "ten"}, {@code a list}. */
  String describe();

  /**
   * A single value.
   *
   * @param plain written without quotes, so that it may be a number, a boolean or null
   */
  record Scalar(String text, boolean plain, Where where) implements SpecNode {
    boolean isNull() {
      return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
    }

    @Override
    public String describe() {
      return isNull() ? "empty" : "\"" + text + "\"";
    }
  }

  /** A list. */
  record Sequence(List<SpecNode> items, Where where) implements SpecNode {
    @Override
    public String describe() {
      return "a list";
    }
  }

  /** Keys and values in the order they were written. */
  record Mapping(Map<String, Field> fields, Where where) implements SpecNode {
    @Override
    public String describe() {
      return "a mapping";
    }

    Mapping with(String key, Field field) {
      Map<String, Field> changed = new LinkedHashMap<>(fields);
      changed.put(key, field);
      return new Mapping(changed, where);
    }
  }

  /** A key's value and where the key stands. */
  record Field(SpecNode value, Where keyWhere) {}
}
