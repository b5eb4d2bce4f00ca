package io.workbench.train.spec;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a sweep's YAML, and writes the resolved spec back such that it reads as an equal one. */
public final class SweepSpecs {
  private SweepSpecs() {}

  /**
   * The sweep that a file describes. A relative path in it is relative to its folder.
   *
   * @param overrides {@code key=value} pairs such as {@code search.trials=5}, {@code
   *     base.training.epochs=3} or {@code parameters.model.kind=[rnn, gru]}
   * @throws io.workbench.data.InputException naming file (or override), line and key of what is
   *     wrong
   */
  public static SweepSpec read(Path file, List<String> overrides) {
    return new SweepReader(YamlTree.ofFile(file), overrides).read();
  }

  /**
   * The sweep that a text describes.
   *
   * @param source what errors call the text
   * @param folder what its relative paths are relative to
   */
  public static SweepSpec parse(String yaml, String source, Path folder, List<String> overrides) {
    return new SweepReader(YamlTree.parse(yaml, new Where(source, 1, folder)), overrides).read();
  }

  /** YAML for a file in {@code folder}: all settings, the base inline. */
  public static String toYaml(SweepSpec spec, Path folder) {
    return RecordWriter.yaml(toMap(spec, folder));
  }

  /** The same as maps, lists, text and numbers. */
  public static Map<String, Object> toMap(SweepSpec spec, Path folder) {
    Path real = RunSpecs.real(folder);
    RecordWriter writer = new RecordWriter(types(), real);
    SweptPaths paths =
        new SweptPaths(
            new SweepProbe(spec.base(), spec.parameters()),
            new Where(spec.name(), 0, real),
            writer::relative);
    Map<String, Object> parameters = new LinkedHashMap<>();
    for (ParameterSpec parameter : paths.parameters(spec.parameters())) {
      parameters.put(parameter.key(), toMap(parameter));
    }
    Map<String, Object> settings =
        writer.toMap(
            new SweepSettings(
                spec.name(),
                spec.objective(),
                spec.search(),
                spec.seeds(),
                spec.pruner(),
                spec.parallel(),
                spec.executor(),
                spec.limits()));
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", spec.name());
    map.put("base", RunSpecs.toMap(spec.base(), folder));
    map.put("parameters", parameters);
    map.put("enqueue", paths.trials(spec.enqueue()));
    map.putAll(settings);
    return map;
  }

  private static Map<String, Object> toMap(ParameterSpec parameter) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (parameter instanceof ChoiceParameter choice) {
      map.put("choice", choice.values());
    } else if (parameter instanceof IntParameter range) {
      map.put("int", List.of(range.low(), range.high()));
      putRange(map, range.step(), range.log());
    } else if (parameter instanceof RealParameter range) {
      map.put("real", List.of(range.low(), range.high()));
      putRange(map, range.step(), range.log());
    }
    When when = parameter.when();
    if (when != null) {
      map.put("when", when.allowed());
    }
    return map;
  }

  private static void putRange(Map<String, Object> map, @Nullable Number step, boolean log) {
    if (step != null) {
      map.put("step", step);
    }
    map.put("log", log);
  }

  /** Defaults, in one place; a test pins them. */
  static SpecTypes types() {
    return new SpecTypes()
        .withDefaults(ObjectiveSpec.DEFAULT)
        .withDefaults(SearchSpec.DEFAULT)
        .withDefaults(PrunerSpec.DEFAULT)
        .withDefaults(ParallelSpec.DEFAULT)
        .withDefaults(LimitsSpec.DEFAULT)
        .withDefaults(
            SweepSettings.class,
            Map.of(
                "objective", ObjectiveSpec.DEFAULT,
                "search", SearchSpec.DEFAULT,
                "seeds", SweepSettings.DEFAULT_SEEDS,
                "pruner", PrunerSpec.DEFAULT,
                "parallel", ParallelSpec.DEFAULT,
                "executor", ExecutorChoice.LOCAL,
                "limits", LimitsSpec.DEFAULT));
  }
}
