package io.workbench.train;

import io.workbench.data.AtomicFiles;
import io.workbench.data.InputException;
import io.workbench.data.feature.FeatureSet;
import io.workbench.data.market.Column;
import io.workbench.data.source.LoadedSeries;
import io.workbench.data.source.SeriesLoader;
import io.workbench.data.source.SourceFacts;
import io.workbench.data.split.RowRange;
import io.workbench.data.window.Dataset;
import io.workbench.data.window.Panel;
import io.workbench.train.loop.Checkpoint;
import io.workbench.train.loop.Engine;
import io.workbench.train.loop.Engines;
import io.workbench.train.loop.RunIdentity;
import io.workbench.train.loop.RunSeeds;
import io.workbench.train.loop.RunStart;
import io.workbench.train.loop.Trainer;
import io.workbench.train.loop.TrainingOutcome;
import io.workbench.train.loop.TrainingPlan;
import io.workbench.train.run.CodeVersion;
import io.workbench.train.run.ProvenanceRecord;
import io.workbench.train.run.ResultJson;
import io.workbench.train.run.RunDirectory;
import io.workbench.train.run.RunResult.Status;
import io.workbench.train.run.SweepFolder;
import io.workbench.train.spec.FlatSpec;
import io.workbench.train.spec.RunSpec;
import io.workbench.train.spec.RunSpecs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run from its spec to its result: load, prepare, train, judge, write. A run that was
 * interrupted or killed goes on from its last whole epoch with the numbers it would have had.
 */
public final class TrainingRun {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingRun.class);

  private final RunSpec spec;
  private final Panel panel;
  private final TrainingRequest request;
  private final RunManner manner;
  private final Instant started = Instant.now();
  private final ProvenanceRecord.Code code = CodeVersion.ofProcess();

  private TrainingRun(RunSpec spec, TrainingRequest request) {
    this(spec, prepare(spec, request.strict()), request, RunManner.TRAIN);
  }

  private TrainingRun(RunSpec spec, Panel panel, TrainingRequest request, RunManner manner) {
    this.spec = spec;
    this.panel = panel;
    this.request = request;
    this.manner = manner;
    Engines.requirePossible(spec.training().engine());
    panel.members().forEach(TrainingRun::requireMovement);
  }

  /** Starts a run in a folder of its own. Bad input is found before the folder is made. */
  public static RunOutcome start(RunSpec spec, TrainingRequest request) {
    TrainingRun run = new TrainingRun(spec, request);
    String kind = spec.model().kind();
    try (RunDirectory directory =
        RunDirectory.create(request.results(), spec.name(), kind, run.started)) {
      AtomicFiles.write(directory.spec(), RunSpecs.toYaml(spec, directory.path()));
      return run.carryOut(directory, null);
    }
  }

  /**
   * Goes on with the run in a folder, from its last whole epoch or from the start. One that is
   * complete only gets the plots that it lacks, and its folder is not even locked where it has all.
   */
  public static RunOutcome resume(Path folder, TrainingRequest request) {
    RunDirectory.requireRun(folder);
    requireNoTrial(folder);
    if (isComplete(folder)) {
      return completed(folder, request);
    }
    try (RunDirectory directory = RunDirectory.open(folder)) {
      if (isComplete(folder)) {
        throw new InputException(folder + ": another process has just completed this run.");
      }
      RunSpec spec = RunSpecs.read(directory.spec(), List.of());
      if (!Files.exists(directory.checkpoint())) {
        return new TrainingRun(spec, request).carryOut(directory, null);
      }
      Checkpoint checkpoint = Checkpoint.read(directory.checkpoint());
      checkpoint.identity().requireSettings(settings(spec, directory), directory.path());
      TrainingRun run = new TrainingRun(spec, request);
      checkpoint.identity().requireData(run.dataSha256(), directory.path());
      return run.carryOut(directory, checkpoint);
    }
  }

  /**
   * Carries out a trial of a sweep in the given folder. What an earlier attempt left there is gone
   * on with where it fits, and replaced otherwise.
   *
   * @param panel as {@link #prepare} makes it of the spec
   */
  public static RunOutcome trial(RunSpec spec, Panel panel, Path folder, TrainingRequest request) {
    TrainingRun run = new TrainingRun(spec, panel, request, RunManner.TRIAL);
    try (RunDirectory directory = RunDirectory.openTrial(folder)) {
      Checkpoint checkpoint = run.usableCheckpoint(directory);
      if (checkpoint == null) {
        directory.clear();
        AtomicFiles.write(directory.spec(), RunSpecs.toYaml(spec, directory.path()));
      }
      return run.carryOut(directory, checkpoint);
    }
  }

  /** The checkpoint of an earlier attempt at the same, if there is one. */
  private @Nullable Checkpoint usableCheckpoint(RunDirectory directory) {
    if (!Files.exists(directory.checkpoint()) || !Files.exists(directory.spec())) {
      return null;
    }
    try {
      Checkpoint checkpoint = Checkpoint.read(directory.checkpoint());
      checkpoint.identity().requireSettings(settings(spec, directory), directory.path());
      checkpoint.identity().requireData(dataSha256(), directory.path());
      return checkpoint;
    } catch (InputException e) {
      LOG.warn("The trial begins anew: {}", e.getMessage());
      return null;
    }
  }

  /** The spec's data, of one instrument or several, split, scaled and cut into windows. */
  public static Panel prepare(RunSpec spec, boolean strict) {
    List<String> names = spec.featureNames();
    List<LoadedSeries> loaded =
        SeriesLoader.loadAll(spec.data(), FeatureSet.columnsAmong(names), strict);
    return Panel.prepare(loaded, names, spec.window(), spec.split());
  }

  /** From a price that never moves there is nothing to learn, and every score would be empty. */
  private static void requireMovement(Dataset dataset) {
    double[] prices = dataset.loaded().series().column(Column.MID_PRICE);
    RowRange rows = dataset.split().train();
    for (int row = rows.from() + 1; row < rows.toExclusive(); row++) {
      if (prices[row] != prices[rows.from()]) {
        return;
      }
    }
    throw new InputException(
        String.format(
            Locale.ROOT,
            "%s: the price must move to be learned, but is %s in all %d rows of the training part.",
            source(dataset),
            prices[rows.from()],
            rows.size()));
  }

  private static String source(Dataset dataset) {
    return dataset.loaded().facts().name();
  }

  private RunOutcome carryOut(RunDirectory directory, @Nullable Checkpoint found) {
    request.listener().onDirectory(directory.path());
    if (manner == RunManner.TRAIN) {
      logData();
    }
    try (Engine engine = Engines.create(spec, panel.features().size())) {
      Checkpoint checkpoint = fitting(found, engine, directory);
      RunTimes times = RunTimes.of(started, checkpoint);
      Trainer trainer =
          new Trainer(engine, plan(directory, times), request.listener(), request.stop());
      if (checkpoint != null) {
        trainer.resume(checkpoint);
      }
      RunStart start = startOf(directory, engine, checkpoint);
      request.trainingListeners().forRun(start).forEach(engine::listen);
      request.listener().onStart(start);
      TrainingOutcome outcome = trainer.run();
      request.listener().onTrained();
      return finish(directory, engine, outcome, times);
    }
  }

  private void logData() {
    panel.members().forEach(this::logData);
    LOG.info(
        "{} windows to train on, {} to validate, {} to test.",
        grouped(panel.train().size()),
        grouped(panel.validation().size()),
        grouped(panel.test().size()));
    PartShares.warning(panel, spec.split()).ifPresent(LOG::warn);
    if (!panel.leftOut().isEmpty()) {
      LOG.info("The data lack the columns of {}; these are left out.", panel.leftOut());
    }
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private void logData(Dataset member) {
    SourceFacts facts = member.loaded().facts();
    String name = panel.hasSeveral() ? member.instrument() + ": " : "";
    LOG.info("{}{} rows from {} to {}.", name, grouped(facts.rows()), facts.from(), facts.to());
    if (member.loaded().rejectedCount() > 0) {
      LOG.warn(
          "{}Rows set aside: {}; the result lists the first.",
          name,
          member.loaded().rejectedCount());
    }
  }

  private TrainingPlan plan(RunDirectory directory, RunTimes times) {
    return new TrainingPlan(
        panel.train(),
        panel.validation(),
        spec.training(),
        RunSeeds.of(spec.seed()),
        directory,
        new RunIdentity(settings(spec, directory), dataSha256()),
        times.startedAt().toEpochMilli(),
        manner.checkpointInterval());
  }

  private RunOutcome finish(
      RunDirectory directory, Engine engine, TrainingOutcome outcome, RunTimes times) {
    RunReport report = new RunReport(spec, panel, directory, engine, manner, code);
    report.write(outcome, request.command(), times);
    if (outcome.status() == Status.COMPLETE || outcome.status() == Status.PRUNED) {
      directory.deleteCheckpoint();
    }
    return new RunOutcome(directory.path(), ResultJson.read(directory.result()));
  }

  private RunStart startOf(RunDirectory directory, Engine engine, @Nullable Checkpoint checkpoint) {
    return new RunStart(
        directory.path(),
        spec.model().kind(),
        engine.name(),
        engine.graph().numParams(),
        panel.train().size(),
        checkpoint == null ? List.of() : checkpoint.history(),
        spec.training().epochs(),
        panel.validation().targetStd());
  }

  private static RunOutcome completed(Path folder, TrainingRequest request) {
    boolean lacking = RunPlots.areMissing(folder);
    if (lacking) {
      RunPlots.addTo(folder);
    }
    String left =
        !lacking
            ? ", nothing is left to do."
            : RunPlots.areMissing(folder)
                ? ", but lacks a plot."
                : "; the plots it lacked are drawn.";
    request.listener().onComplete(folder + ": the run is complete" + left);
    return new RunOutcome(folder, ResultJson.read(RunDirectory.result(folder)));
  }

  private static boolean isComplete(Path folder) {
    Path result = RunDirectory.result(folder);
    return Files.exists(result) && ResultJson.read(result).run().status() == Status.COMPLETE;
  }

  private static void requireNoTrial(Path folder) {
    Path sweep = SweepFolder.around(folder);
    if (sweep != null) {
      throw new InputException(
          folder
              + (": this run is a trial, and only its sweep goes on with it: sweep --resume "
                  + sweep)
              + ".");
    }
  }

  private String dataSha256() {
    return panel.facts().sha256();
  }

  private static Map<String, String> settings(RunSpec spec, RunDirectory directory) {
    return FlatSpec.of(RunSpecs.toMap(spec, directory.path()));
  }

  /** Another engine has other last bits: a run is refused then, a trial begins anew. */
  private @Nullable Checkpoint fitting(
      @Nullable Checkpoint checkpoint, Engine engine, RunDirectory directory) {
    if (checkpoint == null || checkpoint.engine().equals(engine.description())) {
      return checkpoint;
    }
    String problem =
        directory.path()
            + (": a run goes on with the engine it began with, " + checkpoint.engine())
            + (", but this machine picked " + engine.description() + ".");
    if (manner == RunManner.TRAIN) {
      throw new InputException(problem);
    }
    LOG.warn("The trial begins anew: {}", problem);
    return null;
  }
}
