package io.workbench.train.sweep;

import io.workbench.train.loop.StopSignal;
import io.workbench.train.run.SweepFolder;
import io.workbench.train.spec.SweepSpec;
import io.workbench.train.sweep.journal.Journal;
import io.workbench.train.sweep.journal.JournalLine.Ended;
import io.workbench.train.sweep.journal.JournalLine.Event;
import io.workbench.train.sweep.journal.JournalLine.Finished;
import io.workbench.train.sweep.journal.JournalLine.Lost;
import io.workbench.train.sweep.journal.JournalLine.Proposed;
import io.workbench.train.sweep.journal.JournalLine.Started;
import io.workbench.train.sweep.journal.SweepJournal;
import io.workbench.train.sweep.journal.TrialRecord;
import io.workbench.train.sweep.journal.TrialState;
import io.workbench.train.sweep.journal.Trials;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the trials of a sweep, as many at once as there are workers. One thread decides and writes
 * the journal; the others only train.
 */
final class SweepLoop {
  private static final Logger LOG = LoggerFactory.getLogger(SweepLoop.class);

  private static final long LOOK_AT_LOSSES_MILLIS = 200;

  private final SweepSpec spec;
  private final SweepDirectory directory;
  private final Journal journal;
  private final Trials trials;
  private final Candidates candidates;
  private final SweepBudget budget;
  private final TrialRunner runner;
  private final SweepListener listener;
  private final StopSignal stop;
  private final LearningCurves curves;
  private final DataFiles data = new DataFiles();
  private final ExecutorService pool;
  private final CompletionService<Finished> results;
  private final Queue<Lost> losses = new ConcurrentLinkedQueue<>();
  private final Map<Future<Finished>, Integer> running = new LinkedHashMap<>();
  private final StopDesk requests;
  private final EpochLog epochs;

  SweepLoop(
      SweepSpec spec,
      SweepDirectory directory,
      SweepJournal state,
      Candidates candidates,
      SweepBudget budget,
      TrialRunner runner,
      SweepRequest request) {
    this.spec = spec;
    this.directory = directory;
    this.budget = budget;
    this.runner = runner;
    journal = state.journal();
    trials = state.trials();
    this.candidates = candidates;
    listener = request.listener();
    stop = request.stop().child();
    requests = new StopDesk(directory.path(), stop, this::isOpen);
    epochs = EpochLog.create(directory.path().resolve(SweepFolder.EPOCHS));
    curves = new LearningCurves(spec.pruner());
    trials.all().forEach(curves::replay);
    trials.all().forEach(trial -> data.add(trial.seeds()));
    pool = Executors.newFixedThreadPool(spec.parallel().workers(), new WorkerThreads());
    results = new ExecutorCompletionService<>(pool);
  }

  /** Runs what is left, and says why it ended. */
  SweepEnd run() {
    try (epochs) {
      requests.look();
      startWhatMay();
      while (!running.isEmpty()) {
        Future<Finished> done = results.poll(LOOK_AT_LOSSES_MILLIS, TimeUnit.MILLISECONDS);
        writeLosses();
        requests.look();
        if (done != null) {
          finish(done);
          startWhatMay();
        }
      }
      SweepEnd end = end();
      write(new Ended(end.cause(), end.reason()));
      requests.close();
      return end;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The thread of a sweep must not be interrupted.", e);
    } finally {
      stop.request();
      endThreads();
    }
  }

  private void startWhatMay() {
    while (running.size() < spec.parallel().workers() && mayStart()) {
      Optional<Integer> next = next();
      if (next.isEmpty()) {
        return;
      }
      start(next.get());
    }
  }

  private boolean mayStart() {
    return !stop.isRequested() && budget.exhausted(trials.count(TrialState.FAILED)) == null;
  }

  /** A trial that waits, or else a new one; empty when there is none. */
  private Optional<Integer> next() {
    for (TrialRecord trial : trials.all()) {
      if (trial.state() == TrialState.WAITING) {
        return Optional.of(trial.number());
      }
    }
    if (trials.size() >= spec.search().trials()) {
      return Optional.empty();
    }
    Optional<Proposed> proposed = candidates.next(trials.all());
    proposed.ifPresent(this::write);
    return proposed.map(Proposed::trial);
  }

  private void start(int number) {
    write(new Started(number, trials.get(number).attempts() + 1));
    TrialRecord trial = trials.get(number);
    listener.onTrialStart(trial);
    StopSignal trialStop = stop.child();
    requests.begins(number, trialStop);
    TrialWatch.Reports reports = new TrialWatch.Reports(listener, losses::add, epochs::add);
    TrialWatch watch =
        new TrialWatch(number, curves, reports, trialStop, spec.limits().minutesPerTrial());
    running.put(
        results.submit(new TrialTask(spec, trial, directory.path(), runner, watch, trialStop)),
        number);
  }

  private void writeLosses() {
    for (Lost lost = losses.poll(); lost != null; lost = losses.poll()) {
      write(lost);
      LOG.warn("Trial {}: {} It is run again.", lost.trial(), lost.reason());
    }
  }

  private void finish(Future<Finished> done) throws InterruptedException {
    int number = running.remove(done);
    Finished finished = result(done);
    data.add(finished.seeds());
    write(finished);
    TrialRecord trial = trials.get(number);
    requests.ended(number);
    curves.ended(trial);
    listener.onTrialEnd(trial);
  }

  private static Finished result(Future<Finished> done) throws InterruptedException {
    try {
      return done.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      throw new IllegalStateException("A trial ended the sweep: " + e.getCause(), e.getCause());
    }
  }

  /** Whether every trial that the search has was run. */
  boolean isFinished() {
    return trials.count(TrialState.WAITING) == 0
        && trials.count(TrialState.INTERRUPTED) == 0
        && (trials.size() >= spec.search().trials() || candidates.next(trials.all()).isEmpty());
  }

  /** Whether a trial may be running now or later. */
  private boolean isOpen(int trial) {
    return trial < trials.size()
        && switch (trials.get(trial).state()) {
          case WAITING, RUNNING, INTERRUPTED -> true;
          case COMPLETE, PRUNED, FAILED -> false;
        };
  }

  private SweepEnd end() {
    SweepEnd exhausted = budget.exhausted(trials.count(TrialState.FAILED));
    if (stop.isRequested()) {
      return SweepEnd.INTERRUPTED;
    }
    return exhausted == null || isFinished() ? SweepEnd.DONE : exhausted;
  }

  private void write(Event event) {
    journal.append(event);
    trials.apply(event);
  }

  private void endThreads() {
    pool.shutdown();
    try {
      while (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
        LOG.warn("Waiting for trials to end.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
