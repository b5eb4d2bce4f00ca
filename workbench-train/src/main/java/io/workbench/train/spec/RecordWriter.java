package io.workbench.train.spec;

import io.workbench.train.spec.SpecTypes.Choice;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** The way back: records to maps, lists, text and numbers that {@link RecordBinder} reads again. */
final class RecordWriter {
  private final SpecTypes types;
  private final Path folder;

  /**
   * A writer for a file in {@code folder}, which paths are written relative to: a copied or moved
   * tree of data and results keeps working.
   */
  RecordWriter(SpecTypes types, Path folder) {
    this.types = types;
    this.folder = folder;
  }

  String toYaml(Record record) {
    return yaml(toMap(record));
  }

  static String yaml(Map<String, Object> tree) {
    DumpSettings settings =
        DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).setWidth(120).build();
    return new Dump(settings).dumpToString(tree);
  }

  Map<String, Object> toMap(Record record) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (Choice choice : types.choices()) {
      if (choice.kinds().containsValue(record.getClass())) {
        map.put(choice.key(), choice.kindOf(record));
      }
    }
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      putValue(map, component.getName(), SpecTypes.value(component, record));
    }
    return map;
  }

  // A map with null values is what YAML's "key: null" is; the checker knows only non-null ones.
  @SuppressWarnings("NullAway")
  private void putValue(Map<String, Object> map, String key, @Nullable Object value) {
    map.put(key, value == null ? null : plain(value));
  }

  private Object plain(Object value) {
    if (value instanceof Record record) {
      return toMap(record);
    }
    if (value instanceof Enum<?> constant) {
      return ScalarReader.nameOf(constant);
    }
    if (value instanceof Duration || value instanceof Instant) {
      return value.toString();
    }
    if (value instanceof Path path) {
      return relative(path);
    }
    if (value instanceof List<?> list) {
      List<Object> items = new ArrayList<>();
      list.forEach(item -> items.add(plain(item)));
      return items;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> entries = new LinkedHashMap<>();
      map.forEach((key, item) -> entries.put(String.valueOf(key), plain(item)));
      return entries;
    }
    return value;
  }

  /** A path as it is written in a file of the folder. */
  String relative(Path path) {
    boolean sameRoot = path.isAbsolute() && path.getRoot().equals(folder.getRoot());
    Path written = sameRoot ? folder.relativize(path) : path;
    return written.toString().replace('\\', '/');
  }
}
