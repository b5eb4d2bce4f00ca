package io.workbench.train.compare;

import io.workbench.train.spec.FlatSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which keys of several specs have more than one value, and which values they have. */
final class SpecDifferences {
  /** Shown in columns of their own, or, as tags, no setting. */
  private static final Set<String> SHOWN = Set.of("name", "model.kind", "tags");

  private static final String DATA = "data.";
  private static final String SOURCE = "data.source";
  private static final Pattern PLACE_OF_DATA =
      Pattern.compile("data\\.(instruments\\..+\\.)?(path|url)");

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
   *     within one, for between two all of them are; and between two kinds of sources only those
   *     that both have, with {@code data.source} itself
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
      if (!SHOWN.contains(key) && !isPlaceOfData(key) && differs(key, specs, testParts)) {
        keys.add(key);
      }
    }
    return new SpecDifferences(specs, keys);
  }

  /**
   * Whether a key says where data lie, as {@code data.path}. Results of one test part have the same
   * data by their SHA-256, wherever these lay.
   */
  static boolean isPlaceOfData(String key) {
    return PLACE_OF_DATA.matcher(key).matches();
  }

  private static boolean differs(
      String key, List<Map<String, String>> specs, List<String> testParts) {
    Map<String, String> first = new HashMap<>();
    for (int index = 0; index < specs.size(); index++) {
      String value = specs.get(index).get(key);
      String part = key.startsWith(DATA) ? testParts.get(index) : "";
      if (value != null && isOther(first.putIfAbsent(part, value), value)) {
        return true;
      }
      String source = key.startsWith(DATA) ? specs.get(index).getOrDefault(SOURCE, "") : "";
      String own = value == null ? "" : value;
      if (isOther(first.putIfAbsent(part + "/" + source, own), own)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOther(@Nullable String found, String value) {
    return found != null && !found.equals(value);
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
