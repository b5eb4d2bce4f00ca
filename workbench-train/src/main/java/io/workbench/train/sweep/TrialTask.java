package io.workbench.train.sweep;

import io.workbench.train.RunOutcome;
import io.workbench.train.evaluate.Metrics;
import io.workbench.train.evaluate.Skill;
import io.workbench.train.loop.StopSignal;
import io.workbench.train.run.EpochRecord;
import io.workbench.train.run.RunResult;
import io.workbench.train.run.RunResult.Status;
import io.workbench.train.run.RunResult.Training;
import io.workbench.train.spec.RunSpec;
import io.workbench.train.spec.SweepSpec;
import io.workbench.train.sweep.JournalLine.Finished;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** One attempt at a trial: a run for each seed, until one of them does not complete. */
final class TrialTask implements Callable<Finished> {
  private final SweepSpec spec;
  private final TrialRecord trial;
  private final Path sweep;
  private final TrialRunner runner;
  private final TrialWatch watch;
  private final StopSignal stop;

  TrialTask(
      SweepSpec spec,
      TrialRecord trial,
      Path sweep,
      TrialRunner runner,
      TrialWatch watch,
      StopSignal stop) {
    this.spec = spec;
    this.trial = trial;
    this.sweep = sweep;
    this.runner = runner;
    this.watch = watch;
    this.stop = stop;
  }

  @Override
  public Finished call() {
    long start = System.nanoTime();
    List<SeedRecord> seeds = new ArrayList<>();
    RunResult last = null;
    for (int number = 0; number < spec.seeds() && isGoingOn(last); number++) {
      RunSpec run = spec.run(trial.parameters(), number);
      String folder = SweepDirectory.run(trial.number(), run.seed(), spec.seeds());
      RunOutcome outcome = runner.run(run, sweep.resolve(folder), watch.seed(number), stop);
      last = outcome.result();
      seeds.add(record(run.seed(), folder, last));
    }
    Status status = last == null ? Status.INTERRUPTED : last.run().status();
    return new Finished(
        trial.number(),
        state(status),
        last == null ? null : last.run().failure(),
        status == Status.INTERRUPTED ? List.of() : seeds,
        (System.nanoTime() - start) / 1e9);
  }

  private boolean isGoingOn(@Nullable RunResult last) {
    return last == null || (last.run().status() == Status.COMPLETE && !stop.isRequested());
  }

  private static TrialState state(Status status) {
    return switch (status) {
      case COMPLETE -> TrialState.COMPLETE;
      case PRUNED -> TrialState.PRUNED;
      case FAILED -> TrialState.FAILED;
      case INTERRUPTED -> TrialState.INTERRUPTED;
    };
  }

  private SeedRecord record(long seed, String folder, RunResult result) {
    Metrics validation = result.metrics().validation();
    Skill skill = result.skill();
    Training training = result.training();
    Integer bestEpoch = training.bestEpoch();
    return new SeedRecord(
        seed,
        folder,
        validation == null ? null : spec.objective().metricOf().of(validation),
        curve(training.history()),
        training.epochs(),
        bestEpoch == null ? 0 : bestEpoch,
        validation,
        result.metrics().test(),
        skill == null ? null : skill.rmseVsPersistence(),
        skill == null ? null : skill.maeVsPersistence(),
        result.run().wallSeconds());
  }

  private static List<@Nullable Double> curve(List<EpochRecord> history) {
    List<@Nullable Double> curve = new ArrayList<>();
    for (EpochRecord epoch : history) {
      curve.add(epoch.validationLoss());
    }
    return curve;
  }
}
