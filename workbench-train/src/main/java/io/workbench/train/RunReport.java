package io.workbench.train;

import io.workbench.data.window.Dataset;
import io.workbench.data.window.Panel;
import io.workbench.data.window.Windows;
import io.workbench.train.loop.Engine;
import io.workbench.train.loop.TrainingOutcome;
import io.workbench.train.run.Bundle;
import io.workbench.train.run.EpochRecord;
import io.workbench.train.run.Interval;
import io.workbench.train.run.ProvenanceRecord;
import io.workbench.train.run.ResultJson;
import io.workbench.train.run.RunDirectory;
import io.workbench.train.run.RunResult;
import io.workbench.train.run.RunResult.Run;
import io.workbench.train.run.RunResult.Scores;
import io.workbench.train.run.RunResult.Training;
import io.workbench.train.run.TestForecasts;
import io.workbench.train.spec.RunSpec;
import io.workbench.train.spec.RunSpecs;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a run leaves behind: the history, and where an epoch was finished the best model's
 * bundle, scores, forecasts of the test part and plots; the result last, so that whoever finds one
 * finds the rest.
 */
final class RunReport {
  private final RunSpec spec;
  private final Panel panel;
  private final RunDirectory directory;
  private final Engine engine;
  private final RunManner manner;
  private final ProvenanceRecord.Code code;

  /**
   * A report to come.
   *
   * @param code that the run was started with
   */
  RunReport(
      RunSpec spec,
      Panel panel,
      RunDirectory directory,
      Engine engine,
      RunManner manner,
      ProvenanceRecord.Code code) {
    this.spec = spec;
    this.panel = panel;
    this.directory = directory;
    this.engine = engine;
    this.manner = manner;
    this.code = code;
  }

  /** Writes all of it. */
  void write(TrainingOutcome outcome, String command, RunTimes times) {
    directory.writeHistory(outcome.history());
    float[] best = outcome.bestParameters();
    Evaluation evaluation = null;
    TestForecasts test = null;
    if (best != null) {
      engine.useParameters(best);
      evaluation = Evaluation.of(panel, engine);
      writeBundle(evaluation);
      test = PooledTest.of(evaluation.foretold()).forecasts();
      test.write(directory.testForecasts());
    }
    RunResult result = result(outcome, evaluation, run(outcome, command, times));
    if (test != null && manner.plots()) {
      RunPlots.draw(directory, result, test);
    }
    ResultJson.write(directory.result(), result.withArtifacts(directory.artifacts()));
  }

  private void writeBundle(Evaluation evaluation) {
    if (!panel.hasSeveral()) {
      bundle(panel.members().get(0), evaluation.intervals()).write(directory.model(), panel.test());
      return;
    }
    Map<String, Bundle> bundles = new LinkedHashMap<>();
    Map<String, Windows> probes = new LinkedHashMap<>();
    Map<String, Evaluation> evaluations = evaluation.instruments();
    for (Dataset member : panel.members()) {
      Evaluation own = evaluations.get(member.instrument());
      List<Interval> intervals = own == null ? List.of() : own.intervals();
      bundles.put(member.instrument(), bundle(member, intervals));
      probes.put(member.instrument(), member.test());
    }
    Bundle.writePanel(directory.model(), bundles, probes);
  }

  private Bundle bundle(Dataset member, List<Interval> intervals) {
    return new Bundle(
        spec, engine.graph(), member.forecastInput(), member.loaded().sampling(), intervals);
  }

  private Run run(TrainingOutcome outcome, String command, RunTimes times) {
    Instant now = Instant.now();
    return new Run(
        directory.id(),
        spec.name(),
        manner.kind(),
        outcome.status(),
        times.startedAt(),
        now,
        times.secondsUntil(now),
        command,
        outcome.failure());
  }

  private RunResult result(TrainingOutcome outcome, @Nullable Evaluation evaluation, Run run) {
    Map<String, Object> specMap = RunSpecs.toMap(spec, directory.path());
    return new RunResult(
        RunResult.SCHEMA_VERSION,
        run,
        specMap,
        RunFacts.provenance(code, spec, specMap, panel, engine),
        RunFacts.model(spec, engine.graph()),
        RunFacts.split(panel.members()),
        training(outcome),
        evaluation == null ? Scores.of(null, null) : evaluation.model(),
        evaluation == null ? Map.of() : evaluation.baselines(),
        evaluation == null ? null : evaluation.oracle(),
        evaluation == null ? null : evaluation.skill(),
        evaluation == null || panel.hasSeveral() ? null : evaluation.intervals(),
        RunFacts.instruments(spec, specMap, panel, evaluation),
        List.of());
  }

  private Training training(TrainingOutcome outcome) {
    List<EpochRecord> history = outcome.history();
    double seconds = history.stream().mapToDouble(EpochRecord::seconds).sum();
    double windows = (double) history.size() * panel.train().size();
    return new Training(
        history.size(),
        outcome.bestEpoch() == 0 ? null : outcome.bestEpoch(),
        outcome.stoppedEarly(),
        seconds,
        seconds > 0 ? windows / seconds : 0,
        history);
  }
}
