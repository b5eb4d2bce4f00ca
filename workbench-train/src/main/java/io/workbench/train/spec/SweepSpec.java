package io.workbench.train.spec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One sweep: a run, the settings of it that vary, and how they are searched.
 *
 * @param name of letters, digits, dots, dashes and underscores
 * @param base what holds wherever no parameter says otherwise
 * @param parameters at least one, in the order they were written
 * @param enqueue trials that run first: the values of all parameters that take part
 * @param seeds runs a trial, 1 to 1000
 */
public record SweepSpec(
    String name,
    RunSpec base,
    ObjectiveSpec objective,
    SearchSpec search,
    List<ParameterSpec> parameters,
    List<Map<String, Object>> enqueue,
    int seeds,
    PrunerSpec pruner,
    ParallelSpec parallel,
    ExecutorChoice executor,
    LimitsSpec limits) {
  /** Refuses what no trial could come of. */
  public SweepSpec {
    RunSpec.checkName(name);
    Checks.require(!parameters.isEmpty(), "parameters must name at least one setting", "empty");
    parameters = List.copyOf(parameters);
    for (ParameterSpec parameter : parameters) {
      SweepRules.checkParameter(parameter, parameters);
    }
    List<Map<String, Object>> trials = new ArrayList<>();
    for (Map<String, Object> trial : enqueue) {
      SweepRules.checkEnqueued(trial, parameters);
      trials.add(Collections.unmodifiableMap(new LinkedHashMap<>(trial)));
    }
    enqueue = List.copyOf(trials);
    SweepSettings.checkSeeds(seeds);
    boolean sweepsSeed = parameters.stream().anyMatch(each -> each.key().equals("seed"));
    Checks.require(
        !sweepsSeed || seeds == 1,
        "seeds must be 1 where the seed itself is a parameter, for trials would share runs",
        seeds);
  }

  /**
   * The run of a trial: the base with the settings in place, under the sweep's name, on one thread
   * unless something else is asked for.
   *
   * @param settings values by key, such as {@code model.kind}
   * @param seedNumber added to the run's seed, from 0
   * @throws io.workbench.data.InputException when the run refuses them together
   */
  public RunSpec run(Map<String, Object> settings, int seedNumber) {
    Where where = new Where(name, 0, Path.of("").toAbsolutePath());
    RunSpec run = RunSpecs.with(base, settings, where);
    TrainingSpec training = run.training();
    return new RunSpec(
        name,
        run.data(),
        run.features(),
        run.window(),
        run.split(),
        run.model(),
        training.threads() == null ? training.withThreads(1) : training,
        run.seed() + seedNumber,
        run.tags());
  }
}
