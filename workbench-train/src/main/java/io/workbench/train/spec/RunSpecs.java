package io.workbench.train.spec;

import io.workbench.data.InputException;
import io.workbench.data.feature.FeatureSet;
import io.workbench.data.source.Clustering;
import io.workbench.data.source.CsvSpec;
import io.workbench.data.source.DataSpec;
import io.workbench.data.source.Jumps;
import io.workbench.data.source.MarketParameters;
import io.workbench.data.source.MovingLevel;
import io.workbench.data.source.PanelSpec;
import io.workbench.data.source.Regimes;
import io.workbench.data.source.StoreSpec;
import io.workbench.data.source.SyntheticSpec;
import io.workbench.data.split.SplitSpec;
import io.workbench.data.window.WindowSpec;
import io.workbench.models.ModelSpec;
import io.workbench.train.spec.Overrides.Setting;
import io.workbench.train.spec.SpecNode.Field;
import io.workbench.train.spec.SpecNode.Mapping;
import io.workbench.train.spec.SpecNode.Scalar;
import io.workbench.train.spec.SpecTypes.Choice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a run's YAML, and writes the resolved spec back such that it reads as an equal one. */
public final class RunSpecs {
  private static final ModelSpec DEFAULT_MODEL = ModelSpec.of("lstm", 64, 2, 0.2);

  private RunSpecs() {}

  /**
   * The run that a file describes. A relative path in it is relative to its folder.
   *
   * @param overrides {@code key=value} pairs such as {@code training.epochs=3}, whose values are
   *     YAML and whose relative paths are relative to the working directory
   * @throws InputException naming file (or override), line and key of what is wrong
   */
  public static RunSpec read(Path file, List<String> overrides) {
    SpecNode given = YamlTree.ofFile(file);
    requireNoSweep(given);
    SpecNode root = changed(given, parsed(overrides));
    RunSpec spec = bind(root, List.of());
    requireKnown(spec, (Mapping) root);
    return spec;
  }

  /** A sweep's YAML taken for a run's is told so. */
  private static void requireNoSweep(SpecNode root) {
    for (String key : SweepReader.SWEEP_KEYS) {
      Field field = root instanceof Mapping map ? map.fields().get(key) : null;
      if (field != null) {
        throw new InputException(
            field.keyWhere().prefix()
                + ("\"" + key + "\" is a setting of a sweep; the command for a sweep is sweep."));
      }
    }
  }

  /** Only a file may have further columns, which is seen when it is read. */
  private static void requireKnown(RunSpec spec, Mapping root) {
    Field features = root.fields().get("features");
    if (features == null || readsFile(spec.data())) {
      return;
    }
    try {
      FeatureSet.of(spec.featureNames());
    } catch (InputException e) {
      throw new InputException(features.value().where().prefix() + e.getMessage(), e);
    }
  }

  private static boolean readsFile(DataSpec data) {
    return data instanceof PanelSpec panel
        ? panel.instruments().values().stream().anyMatch(RunSpecs::readsFile)
        : data instanceof CsvSpec;
  }

  /**
   * The run that a text describes.
   *
   * @param source what errors call the text
   * @param folder what its relative paths are relative to
   */
  public static RunSpec parse(String yaml, String source, Path folder, List<String> overrides) {
    return bind(YamlTree.parse(yaml, new Where(source, 1, folder)), parsed(overrides));
  }

  /** The run with some settings changed, as {@link #read} takes them. */
  public static RunSpec override(RunSpec spec, List<String> overrides) {
    Path here = Path.of("").toAbsolutePath();
    return parse(toYaml(spec, here), spec.name(), real(here), overrides);
  }

  /** YAML for a file in {@code folder}: all settings, data paths relative to the folder. */
  public static String toYaml(RunSpec spec, Path folder) {
    return new RecordWriter(types(), real(folder)).toYaml(spec);
  }

  /** The same as maps, lists, text and numbers, for a result. */
  public static Map<String, Object> toMap(RunSpec spec, Path folder) {
    return new RecordWriter(types(), real(folder)).toMap(spec);
  }

  /** The run with plain values in place of its own, as though all had been written at one place. */
  static RunSpec with(RunSpec spec, Map<String, Object> settings, Where where) {
    Path folder = real(where.folder());
    Where place = new Where(where.source(), where.line(), folder);
    List<Setting> overrides = new ArrayList<>();
    settings.forEach((key, value) -> overrides.add(new Setting(key, PlainTree.node(value, place))));
    return bind(PlainTree.node(toMap(spec, folder), place), overrides);
  }

  private static List<Setting> parsed(List<String> overrides) {
    return overrides.stream().map(Overrides::parse).toList();
  }

  static RunSpec bind(SpecNode root, List<Setting> overrides) {
    if (root instanceof Scalar scalar && scalar.isNull()) {
      throw new InputException(root.where().source() + ": a run's YAML must not be empty.");
    }
    return new RecordBinder(types()).bind(changed(root, overrides), RunSpec.class, "");
  }

  private static SpecNode changed(SpecNode root, List<Setting> overrides) {
    return root instanceof Mapping map ? Overrides.apply(map, overrides) : root;
  }

  /** Defaults and kinds, in one place; a test pins them. */
  private static SpecTypes types() {
    SpecTypes types =
        new SpecTypes()
            .withDefaults(SyntheticSpec.DEFAULT)
            .withDefaults(MarketParameters.DEFAULT)
            .withDefaults(MovingLevel.CALIBRATED)
            .withDefaults(Clustering.CALIBRATED)
            .withDefaults(Jumps.CALIBRATED)
            .withDefaults(Regimes.CALIBRATED)
            .withDefaults(CsvSpec.class, Map.of("columns", Map.of(), "positivePrice", true))
            .withDefaults(StoreSpec.class, Map.of("path", StoreSpec.DEFAULT_PATH.toAbsolutePath()))
            .withDefaults(WindowSpec.standard())
            .withDefaults(SplitSpec.standard())
            .withDefaults(ReduceOnPlateau.DEFAULT)
            .withDefaults(TrainingSpec.DEFAULT)
            .withDefaults(RunSpec.class, runDefaults());
    Map<String, Class<? extends Record>> models = new LinkedHashMap<>();
    for (String kind : ModelSpec.KINDS) {
      Record model = (Record) modelOf(kind);
      models.put(kind, model.getClass());
      types.withDefaults(model);
    }
    return types
        .withChoice(ModelSpec.class, new Choice("kind", DEFAULT_MODEL.kind(), models))
        .withChoice(DataSpec.class, new Choice("source", "", dataKinds()));
  }

  private static ModelSpec modelOf(String kind) {
    ModelSpec model = DEFAULT_MODEL;
    return ModelSpec.of(kind, model.hiddenSize(), model.layers(), model.dropout());
  }

  private static Map<String, Object> runDefaults() {
    return Map.of(
        "features",
        List.of(RunSpec.DEFAULT_FEATURES),
        "window",
        WindowSpec.standard(),
        "split",
        SplitSpec.standard(),
        "model",
        DEFAULT_MODEL,
        "training",
        TrainingSpec.DEFAULT,
        "seed",
        RunSpec.DEFAULT_SEED,
        "tags",
        List.of());
  }

  private static Map<String, Class<? extends Record>> dataKinds() {
    Map<String, Class<? extends Record>> kinds = new LinkedHashMap<>();
    kinds.put(CsvSpec.KIND, CsvSpec.class);
    kinds.put(StoreSpec.KIND, StoreSpec.class);
    kinds.put(SyntheticSpec.KIND, SyntheticSpec.class);
    kinds.put(PanelSpec.KIND, PanelSpec.class);
    return kinds;
  }

  static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      return folder.toAbsolutePath().normalize();
    }
  }
}
