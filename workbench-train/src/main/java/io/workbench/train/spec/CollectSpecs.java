package io.workbench.train.spec;

import io.workbench.data.collect.CollectSpec;
import io.workbench.data.source.sfcompute.InstrumentRule;
import io.workbench.data.source.sfcompute.SfComputeSettings;
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
    return new RecordBinder(types()).bind(YamlTree.ofFile(file), CollectSpec.class, "");
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
