package io.workbench.train.sweep;

import io.workbench.data.Sha256;
import io.workbench.train.evaluate.Metrics;
import io.workbench.train.evaluate.Skill;
import io.workbench.train.loop.StopReason;
import io.workbench.train.loop.StopSignal;
import io.workbench.train.run.EpochRecord;
import io.workbench.train.run.ProvenanceRecord;
import io.workbench.train.run.RunResult;
import io.workbench.train.run.RunResult.Status;
import io.workbench.train.run.RunResult.Training;
import io.workbench.train.spec.RunSpec;
import io.workbench.train.spec.SweepSpec;
import io.workbench.train.sweep.journal.JournalLine.Finished;
import io.workbench.train.sweep.journal.SeedRecord;
import io.workbench.train.sweep.journal.SeedRecord.DataFile;
import io.workbench.train.sweep.journal.TrialRecord;
import io.workbench.train.sweep.journal.TrialState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** One attempt at a trial: a run for each seed, until one of them does not complete. */
final class TrialTask implements Callable<Finished> {
  private static final StopReason COMPLETE = new StopReason(Status.COMPLETE, null);

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
    StopReason end = null;
    try {
      for (int number = 0; number < spec.seeds() && end == null; number++) {
        end = stop.reason() == null ? run(number, seeds) : stop.reason();
      }
      StopReason ended = end == null ? COMPLETE : end;
      return finished(ended, seeds, start);
    } catch (RuntimeException
        | OutOfMemoryError
        | StackOverflowError
        | AssertionError
        | LinkageError e) {
      return finished(TrialFailure.of(trial.number(), e, stop.reason()), seeds, start);
    }
  }

  /** Carries out one run; absent when it completed. */
  private @Nullable StopReason run(int number, List<SeedRecord> seeds) {
    RunSpec run = spec.run(trial.parameters(), number);
    String folder = SweepDirectory.run(trial.number(), run.seed(), spec.seeds());
    RunResult result = runner.run(run, sweep.resolve(folder), watch.seed(number), stop).result();
    seeds.add(record(run.seed(), folder, result));
    Status status = result.run().status();
    if (status == Status.COMPLETE) {
      return null;
    }
    StopReason asked = stop.reason();
    return asked != null && asked.status() == status && status != Status.FAILED
        ? asked
        : new StopReason(status, result.run().failure());
  }

  private Finished finished(StopReason end, List<SeedRecord> seeds, long start) {
    return new Finished(
        trial.number(),
        state(end.status()),
        end.sentence(),
        end.status() == Status.INTERRUPTED ? List.of() : seeds,
        (System.nanoTime() - start) / 1e9);
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
        result.run().wallSeconds(),
        dataFile(result));
  }

  private List<@Nullable Double> curve(List<EpochRecord> history) {
    List<@Nullable Double> curve = new ArrayList<>();
    for (EpochRecord epoch : history) {
      Double loss = epoch.validationLoss();
      curve.add(loss == null ? null : Double.valueOf(Math.sqrt(loss) * watch.targetStd()));
    }
    return curve;
  }

  private static @Nullable DataFile dataFile(RunResult result) {
    List<String> paths = new ArrayList<>();
    StringBuilder hashes = new StringBuilder();
    List<RunResult> parts = result.instruments() == null ? List.of(result) : result.ofInstruments();
    for (RunResult part : parts) {
      ProvenanceRecord.Data data = part.provenance().data();
      if (data.path() != null) {
        paths.add(data.origin());
        hashes.append(data.sha256());
      }
    }
    if (paths.isEmpty()) {
      return null;
    }
    // Of one file its own hash; of several the hash of theirs.
    String sha256 =
        paths.size() == 1
            ? hashes.toString()
            : Sha256.of(hashes.toString().getBytes(StandardCharsets.UTF_8));
    return new DataFile(String.join(", ", paths), sha256);
  }
}
