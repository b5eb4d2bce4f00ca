package io.workbench.train.spec;

import java.util.LinkedHashMap;
import java.util.Map;

/** A spec's tree as one level of settings, such as {@code model.hiddenSize} with {@code 8}. */
public final class FlatSpec {
  private FlatSpec() {}

  /** The settings of a tree as {@link RunSpecs#toMap} gives it, in its order. */
  public static Map<String, String> of(Map<String, ?> tree) {
    Map<String, String> flat = new LinkedHashMap<>();
    flatten("", tree, flat);
    return flat;
  }

  /**
   * The settings that numbers come from: all but the tags of a run, or of a sweep's base, which may
   * be given and taken away whenever somebody sorts results.
   */
  public static Map<String, String> withoutTags(Map<String, String> settings) {
    Map<String, String> rest = new LinkedHashMap<>(settings);
    rest.remove("tags");
    rest.remove("base.tags");
    return rest;
  }

  private static void flatten(String prefix, Object tree, Map<String, String> flat) {
    if (tree instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> flatten(prefix.isEmpty() ? "" + key : prefix + "." + key, value, flat));
    } else {
      flat.put(prefix, String.valueOf(tree));
    }
  }
}
