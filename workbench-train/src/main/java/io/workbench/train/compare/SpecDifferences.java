package io.workbench.train.compare;

import io.workbench.train.spec.FlatSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which keys of several specs have more than one value, and which values they have. */
final class SpecDifferences {
  /** Shown in columns of their own, or, as tags, no setting. */
  private static final Set<String> SHOWN = Set.of("name", "model.kind", "tags");

  private static final String DATA = "data.";

  private final List<Map<String, String>> specs;
  private final List<String> keys;

  private SpecDifferences(List<Map<String, String>> specs, List<String> keys) {
    this.specs = specs;
    this.keys = keys;
  }

  /**
   * The differences of specs.
   *
   * @param testParts letter of each spec's test part: settings of the data count as different only
   *     within one, for between two all of them are
   */
  static SpecDifferences of(List<Map<String, Object>> trees, List<String> testParts) {
    List<Map<String, String>> specs = new ArrayList<>();
    Set<String> all = new LinkedHashSet<>();
    for (Map<String, Object> tree : trees) {
      Map<String, String> flat = FlatSpec.of(tree);
      specs.add(flat);
      all.addAll(flat.keySet());
    }
    List<String> keys = new ArrayList<>();
    for (String key : all) {
      if (!SHOWN.contains(key) && differs(key, specs, testParts)) {
        keys.add(key);
      }
    }
    return new SpecDifferences(specs, keys);
  }

  private static boolean differs(
      String key, List<Map<String, String>> specs, List<String> testParts) {
    Map<String, String> first = new HashMap<>();
    for (int index = 0; index < specs.size(); index++) {
      String value = specs.get(index).getOrDefault(key, "");
      String group = key.startsWith(DATA) ? testParts.get(index) : "";
      String other = first.putIfAbsent(group, value);
      if (other != null && !other.equals(value)) {
        return true;
      }
    }
    return false;
  }

  /** The differing keys in the order of the specs, such as {@code model.hiddenSize}. */
  List<String> keys() {
    return keys;
  }

  /** The values that the spec at the index has for the differing keys. */
  Map<String, String> valuesOf(int index) {
    Map<String, String> values = new LinkedHashMap<>(specs.get(index));
    values.keySet().retainAll(keys);
    return values;
  }
}
