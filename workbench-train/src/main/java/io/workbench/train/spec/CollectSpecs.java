package io.workbench.train.spec;

import io.workbench.data.InputException;
import io.workbench.data.collect.CollectSpec;
import io.workbench.data.source.sfcompute.InstrumentRule;
import io.workbench.data.source.sfcompute.SfComputeSettings;
import io.workbench.train.spec.SpecNode.Mapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads a collector's YAML. */
public final class CollectSpecs {
  private CollectSpecs() {}

  /**
   * What a file says is to be collected. A store's file is relative to the YAML's folder.
   *
   * @throws io.workbench.data.InputException naming file, line and key of what is wrong
   */
  public static CollectSpec read(Path file) {
    SpecNode tree = YamlTree.ofFile(file);
    requireOfCollector(tree);
    return new RecordBinder(types()).bind(tree, CollectSpec.class, "");
  }

  /** The spec of a run or of a sweep is taken for a collector's too easily. */
  private static void requireOfCollector(SpecNode tree) {
    if (tree instanceof Mapping map
        && !map.fields().isEmpty()
        && !map.fields().containsKey("store")
        && !map.fields().containsKey("instruments")) {
      throw new InputException(
          map.where().prefix()
              + "a collector's spec has the keys store and instruments, but this one has "
              + String.join(", ", map.fields().keySet())
              + ".");
    }
  }

  private static SpecTypes types() {
    return new SpecTypes()
        .withDefaults(
            CollectSpec.class,
            Map.of(
                "baseUri",
                SfComputeSettings.LIVE,
                "every",
                CollectSpec.DEFAULT_EVERY,
                "instruments",
                List.of()))
        .withDefaults(
            InstrumentRule.class,
            Map.of(
                "durationHours",
                InstrumentRule.DEFAULT_DURATION_HOURS,
                "depth",
                InstrumentRule.DEFAULT_DEPTH));
  }
}
