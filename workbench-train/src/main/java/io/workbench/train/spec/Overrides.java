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

  /** The root with every override in place, later ones over earlier ones. */
  static Mapping apply(Mapping root, List<String> overrides) {
    Mapping changed = root;
    for (String override : overrides) {
      changed = apply(changed, override);
    }
    return changed;
  }

  private static Mapping apply(Mapping root, String override) {
    Where where = new Where("--set " + override, 0, Path.of("").toAbsolutePath());
    int equals = override.indexOf('=');
    if (equals < 1) {
      throw new InputException(where.prefix() + "expected key=value, such as training.epochs=3.");
    }
    SpecNode value = YamlTree.parse(override.substring(equals + 1), where);
    return put(root, List.of(override.substring(0, equals).strip().split("\\.", -1)), value);
  }

  private static Mapping put(Mapping mapping, List<String> path, SpecNode value) {
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
