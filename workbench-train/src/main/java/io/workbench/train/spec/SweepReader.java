package io.workbench.train.spec;

import io.workbench.data.InputException;
import io.workbench.train.spec.Overrides.Setting;
import io.workbench.train.spec.SpecNode.Field;
import io.workbench.train.spec.SpecNode.Mapping;
import io.workbench.train.spec.SpecNode.Scalar;
import io.workbench.train.spec.SpecNode.Sequence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads one sweep: the base first, then the parameters, which the base is asked about. */
final class SweepReader {
  private static final String BASE = "base";
  private static final String PARAMETERS = "parameters";
  private static final String ENQUEUE = "enqueue";

  /** Those that every sweep has, and no run. */
  static final List<String> SWEEP_KEYS = List.of(BASE, PARAMETERS);

  private static final List<String> RUN_KEYS =
      List.of("data", "features", "window", "split", "model", "training", "seed");

  private final List<Setting> baseOverrides = new ArrayList<>();
  private final Mapping root;

  SweepReader(SpecNode node, List<String> overrides) {
    if (node instanceof Scalar scalar && scalar.isNull()) {
      throw new InputException(node.where().source() + ": a sweep's YAML must not be empty.");
    }
    if (!(node instanceof Mapping mapping)) {
      throw ScalarReader.wrong(node, "the sweep", "a mapping");
    }
    Mapping changed = mapping;
    for (String text : overrides) {
      changed = with(changed, Overrides.parse(text));
    }
    this.root = SweepDefaults.filledIn(changed);
  }

  /** A run's YAML taken for a sweep's, or a {@code --set} that forgot the base, is told so. */
  private void requireNoSettingOfTheRun() {
    for (String key : RUN_KEYS) {
      Field field = root.fields().get(key);
      if (field != null) {
        throw new InputException(
            field.keyWhere().prefix()
                + ("\"" + key + "\" is a setting of the run, which a sweep has below \"base\"")
                + (" (with --set: base." + key + "); the command for a run is train."));
      }
    }
  }

  /** The base may be another file, and a parameter's key has dots in it: both go their own way. */
  private Mapping with(Mapping mapping, Setting override) {
    if (override.key().startsWith(BASE + ".")) {
      baseOverrides.add(new Setting(override.key().substring(BASE.length() + 1), override.value()));
      return mapping;
    }
    if (override.key().startsWith(PARAMETERS + ".")) {
      String key = override.key().substring(PARAMETERS.length() + 1);
      return Overrides.put(mapping, List.of(PARAMETERS, key), override.value());
    }
    return Overrides.put(mapping, override);
  }

  SweepSpec read() {
    requireNoSettingOfTheRun();
    SweepSettings settings =
        new RecordBinder(SweepSpecs.types())
            .bind(root, SweepSettings.class, "", Set.of(BASE, PARAMETERS, ENQUEUE));
    RunSpec base = base(settings.name());
    List<ParameterSpec> parameters = parameters(base);
    List<Map<String, Object>> enqueue = enqueue(base, parameters);
    SweptPaths paths =
        new SweptPaths(new SweepProbe(base, parameters), root.where(), Path::toString);
    return Located.at(
        root.where(),
        () ->
            new SweepSpec(
                settings.name(),
                base,
                settings.objective(),
                settings.search(),
                paths.parameters(parameters),
                paths.trials(enqueue),
                settings.seeds(),
                settings.pruner(),
                settings.parallel(),
                settings.executor(),
                settings.limits()));
  }

  private RunSpec base(String name) {
    SpecNode node = required(BASE);
    if (node instanceof Scalar scalar) {
      Path file = (Path) ScalarReader.read(scalar, Path.class, BASE);
      return RunSpecs.bind(YamlTree.ofFile(file), baseOverrides);
    }
    if (!(node instanceof Mapping inline)) {
      throw ScalarReader.wrong(node, BASE, "a run's file, or a run");
    }
    Scalar named = new Scalar(name, false, inline.where());
    return RunSpecs.bind(
        inline.fields().containsKey("name")
            ? inline
            : inline.with("name", new Field(named, inline.where())),
        baseOverrides);
  }

  private List<ParameterSpec> parameters(RunSpec base) {
    if (!(required(PARAMETERS) instanceof Mapping mapping)) {
      throw ScalarReader.wrong(required(PARAMETERS), PARAMETERS, "a mapping");
    }
    if (mapping.fields().isEmpty()) {
      throw new InputException(
          mapping.where().prefix()
              + "\"parameters\" must name at least one setting, but is empty.");
    }
    Map<ParameterSpec, Where> places = new LinkedHashMap<>();
    mapping
        .fields()
        .forEach(
            (key, field) ->
                places.put(ParameterReader.read(key, field.value()), field.value().where()));
    List<ParameterSpec> parameters = List.copyOf(places.keySet());
    SweepProbe probe = new SweepProbe(base, parameters);
    places.forEach(
        (parameter, where) -> {
          Located.at(where, () -> checked(parameter, parameters));
          probe.check(parameter, where);
        });
    return parameters;
  }

  private static ParameterSpec checked(ParameterSpec parameter, List<ParameterSpec> parameters) {
    SweepRules.checkParameter(parameter, parameters);
    return parameter;
  }

  private List<Map<String, Object>> enqueue(RunSpec base, List<ParameterSpec> parameters) {
    Field field = root.fields().get(ENQUEUE);
    if (field == null) {
      return List.of();
    }
    if (!(field.value() instanceof Sequence sequence)) {
      throw ScalarReader.wrong(field.value(), ENQUEUE, "a list of mappings");
    }
    List<Map<String, Object>> trials = new ArrayList<>();
    for (SpecNode item : sequence.items()) {
      if (!(item instanceof Mapping mapping)) {
        throw ScalarReader.wrong(item, ENQUEUE, "a list of mappings");
      }
      Map<String, Object> given = new LinkedHashMap<>();
      mapping.fields().forEach((key, value) -> given.put(key, PlainTree.of(value.value())));
      Enqueued enqueued = new Enqueued(base, parameters, item.where().folder());
      trials.add(Located.at(item.where(), () -> enqueued.completed(given)));
    }
    return trials;
  }

  private SpecNode required(String key) {
    Field field = root.fields().get(key);
    if (field == null) {
      throw new InputException(root.where().prefix() + "\"" + key + "\" must be given.");
    }
    return field.value();
  }
}
