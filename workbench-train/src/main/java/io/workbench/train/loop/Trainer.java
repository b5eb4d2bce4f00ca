package io.workbench.train.loop;

import io.workbench.data.record.WindowRecordReader;
import io.workbench.train.run.EpochRecord;
import io.workbench.train.run.RunResult.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Trains a network epoch by epoch: shuffle, train, validate, keep the best, lower the learning rate
 * on a plateau, checkpoint, report. An epoch depends on nothing but the state before it and its
 * number, so a run that goes on from a checkpoint has the numbers of one that was never stopped.
 */
public final class Trainer {
  private final Engine engine;
  private final TrainingPlan plan;
  private final ProgressListener listener;
  private final StopSignal stop;
  private final WindowRecordReader reader;
  private final ValidationLoss validation;
  private final EarlyStopping stopping;
  private final PlateauSchedule schedule;
  private final Pace pace;

  private final List<EpochRecord> history = new ArrayList<>();
  private float @Nullable [] bestParameters;
  private long lastCheckpoint;

  /** A trainer at the beginning of a run. */
  public Trainer(Engine engine, TrainingPlan plan, ProgressListener listener, StopSignal stop) {
    this.engine = engine;
    this.plan = plan;
    this.listener = listener;
    this.stop = stop;
    reader = new WindowRecordReader(plan.train());
    validation = new ValidationLoss(plan.validation());
    stopping = new EarlyStopping(plan.settings().patience());
    schedule =
        new PlateauSchedule(plan.settings().learningRate(), plan.settings().reduceOnPlateau());
    pace = new Pace(plan.train().size());
    lastCheckpoint = System.nanoTime() - plan.checkpointInterval().toNanos();
  }

  /** Takes up the run where the checkpoint left it. */
  public void resume(Checkpoint checkpoint) {
    engine.restore(checkpoint.state());
    bestParameters = checkpoint.bestParameters();
    for (EpochRecord record : checkpoint.history()) {
      history.add(record);
      double loss = lossOf(record);
      stopping.improvedBy(loss);
      schedule.afterEpoch(loss);
    }
  }

  /** Runs what is left of the epochs, or until it is stopped or diverges. */
  public TrainingOutcome run() {
    while (history.size() < plan.settings().epochs() && !stopping.shouldStop()) {
      int epoch = history.size() + 1;
      long start = System.nanoTime();
      EpochTotals totals = trainEpoch(epoch);
      if (totals == null) {
        StopReason stopped = Objects.requireNonNullElse(stop.reason(), StopReason.INTERRUPTED);
        return outcome(stopped.status(), stopped.failure());
      }
      double validationLoss = validation.of(engine);
      EpochRecord record = record(epoch, totals, validationLoss, secondsSince(start));
      String problem = problem(record, totals, validationLoss);
      if (problem != null) {
        history.add(record);
        return outcome(Status.FAILED, problem);
      }
      finishEpoch(record, validationLoss);
    }
    return outcome(Status.COMPLETE, null);
  }

  /** Null when the run was asked to stop before the epoch's end. */
  private @Nullable EpochTotals trainEpoch(int epoch) {
    reader.order(plan.seeds().order(plan.train().size(), epoch));
    engine.startEpoch(epoch, schedule.learningRate(), plan.seeds().dropoutOfEpoch(epoch));
    EpochTotals totals = new EpochTotals();
    pace.startEpoch();
    while (reader.hasNext() && !isLost(totals)) {
      if (stop.isRequested()) {
        return null;
      }
      engine.step(reader, totals::add);
      listener.onBatch(batchProgress(epoch, totals));
    }
    return totals;
  }

  private void finishEpoch(EpochRecord record, double validationLoss) {
    engine.endEpoch();
    history.add(record);
    boolean isBest = stopping.improvedBy(validationLoss);
    schedule.afterEpoch(validationLoss);
    EngineState state = engine.state();
    if (isBest || bestParameters == null) {
      bestParameters = state.parameters();
    }
    pace.endEpoch();
    listener.onEpoch(
        new EpochProgress(
            record,
            plan.settings().epochs(),
            isBest,
            validation.skill(validationLoss),
            pace.secondsLeft(plan.settings().epochs() - history.size(), 0)));
    checkpointWhenDue(state, bestParameters);
  }

  /**
   * Comes after the listener, which may end the run for good: an epoch is on the disk only when it
   * is decided that the run goes on after it, or nothing is.
   */
  private void checkpointWhenDue(EngineState state, float[] best) {
    StopReason stopped = stop.reason();
    boolean resumable = stopped == null || stopped.status() == Status.INTERRUPTED;
    if (resumable && System.nanoTime() - lastCheckpoint >= plan.checkpointInterval().toNanos()) {
      checkpoint(state, best);
      lastCheckpoint = System.nanoTime();
    }
  }

  private void checkpoint(EngineState state, float[] best) {
    new Checkpoint(
            engine.description(),
            plan.identity(),
            plan.startedAtMillis(),
            List.copyOf(history),
            state,
            best)
        .write(plan.directory().checkpoint());
    plan.directory().writeHistory(history);
  }

  private @Nullable String problem(EpochRecord record, EpochTotals totals, double validationLoss) {
    double rate = record.learningRate();
    String problem = Divergence.problem("training", totals.lastLoss(), record.epoch(), rate);
    return problem != null
        ? problem
        : Divergence.problem("validation", validationLoss, record.epoch(), rate);
  }

  private static boolean isLost(EpochTotals totals) {
    return totals.windows() > 0 && !(totals.lastLoss() <= Divergence.LARGEST_LOSS);
  }

  private EpochRecord record(int epoch, EpochTotals totals, double validationLoss, double seconds) {
    return new EpochRecord(
        epoch,
        totals.loss(),
        validationLoss,
        schedule.learningRate(),
        totals.gradientNorm(),
        seconds);
  }

  private BatchProgress batchProgress(int epoch, EpochTotals totals) {
    int epochs = plan.settings().epochs();
    int windows = plan.train().size();
    return new BatchProgress(
        epoch,
        epochs,
        totals.windows(),
        windows,
        totals.loss(),
        pace.secondsLeft(epochs - epoch + 1, totals.windows()));
  }

  private TrainingOutcome outcome(Status status, @Nullable String failure) {
    return new TrainingOutcome(
        status,
        failure,
        List.copyOf(history),
        stopping.bestEpoch(),
        bestParameters,
        status == Status.COMPLETE && history.size() < plan.settings().epochs());
  }

  private static double lossOf(EpochRecord record) {
    Double loss = record.validationLoss();
    return loss == null ? Double.NaN : loss;
  }

  private static double secondsSince(long startNanos) {
    return (System.nanoTime() - startNanos) / 1e9;
  }
}
