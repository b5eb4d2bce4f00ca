package io.workbench.train.spec;

import io.workbench.data.InputException;
import io.workbench.train.spec.SpecNode.Field;
import io.workbench.train.spec.SpecNode.Mapping;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;

/** Puts {@code --set training.epochs=3} into a tree before it is read into records. */
final class Overrides {
  private Overrides() {}

  /**
   * One setting that replaces what a file says.
   *
   * @param key with dots between its parts
   */
  record Setting(String key, SpecNode value) {}

  /** The root with every override in place, later ones over earlier ones. */
  static Mapping apply(Mapping root, List<Setting> overrides) {
    Mapping changed = root;
    for (Setting override : overrides) {
      changed = put(changed, override);
    }
    return changed;
  }

  /** What {@code --set} was given. */
  static Setting parse(String text) {
    Where where = new Where("--set " + text, 0, Path.of("").toAbsolutePath());
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw new InputException(where.prefix() + "expected key=value, such as training.epochs=3.");
    }
    SpecNode value = YamlTree.parse(text.substring(equals + 1), where);
    return new Setting(text.substring(0, equals).strip(), value);
  }

  static Mapping put(Mapping mapping, Setting override) {
    return put(mapping, List.of(override.key().split("\\.", -1)), override.value());
  }

  /** The mapping with the value at a path of keys. */
  static Mapping put(Mapping mapping, List<String> path, SpecNode value) {
    String key = path.get(0);
    if (path.size() == 1) {
      return mapping.with(key, new Field(value, value.where()));
    }
    Field present = mapping.fields().get(key);
    Mapping inner =
        present != null && present.value() instanceof Mapping found
            ? found
            : new Mapping(new LinkedHashMap<>(), value.where());
    Where keyWhere = present == null ? value.where() : present.keyWhere();
    return mapping.with(key, new Field(put(inner, path.subList(1, path.size()), value), keyWhere));
  }
}
