package io.workbench.train.sweep;

import io.workbench.data.AtomicFiles;
import io.workbench.data.InputException;
import io.workbench.train.spec.ExecutorChoice;
import io.workbench.train.spec.FlatSpec;
import io.workbench.train.spec.SweepSpec;
import io.workbench.train.spec.SweepSpecs;
import io.workbench.train.sweep.journal.Journal;
import io.workbench.train.sweep.journal.JournalLine.Opened;
import io.workbench.train.sweep.journal.JournalLine.Requeued;
import io.workbench.train.sweep.journal.JournalLine.Resumed;
import io.workbench.train.sweep.journal.SweepJournal;
import io.workbench.train.sweep.journal.TrialRecord;
import io.workbench.train.sweep.journal.TrialState;
import io.workbench.train.sweep.report.Leaderboard;
import io.workbench.train.sweep.report.SweepFacts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One sweep from its spec to its leaderboard, begun or gone on with. */
public final class Sweep {
  private final SweepSpec spec;
  private final SweepRequest request;
  private final PanelCache datasets;
  private final Candidates candidates;
  private final String dataSha256;

  private Sweep(SweepSpec spec, SweepRequest request) {
    this.spec = spec;
    this.request = request;
    candidates = new Candidates(spec);
    datasets = new PanelCache(request.strict());
    dataSha256 = datasets.of(spec.base()).facts().sha256();
  }

  /** Starts a sweep in a folder of its own. Bad input is found before the folder is made. */
  public static SweepOutcome start(SweepSpec spec, SweepRequest request) {
    Sweep sweep = new Sweep(spec, request);
    try (TrialRunner runner = sweep.runner();
        SweepDirectory directory =
            SweepDirectory.create(request.results(), spec.name(), Instant.now())) {
      AtomicFiles.write(directory.spec(), SweepSpecs.toYaml(spec, directory.path()));
      try (SweepJournal journal = SweepJournal.open(directory.journal())) {
        return sweep.carryOut(directory, journal, runner, false);
      }
    }
  }

  /**
   * Goes on with the sweep in a folder: finished trials keep their results, and those that were
   * running are run again.
   *
   * @param overrides of its YAML, which may only let the budget grow
   * @param rerunFailed whether trials that failed are run again
   */
  public static SweepOutcome resume(
      Path folder, List<String> overrides, boolean rerunFailed, SweepRequest request) {
    try (SweepDirectory directory = SweepDirectory.open(folder);
        SweepJournal journal = SweepJournal.open(directory.journal())) {
      SweepSpec spec = SweepSpecs.read(directory.spec(), overrides);
      Map<String, String> settings = settings(spec, directory);
      if (journal.opened() != null) {
        SweepBudget.requireSame(journal.settings(), settings, directory.spec());
      }
      Sweep sweep = new Sweep(spec, request);
      sweep.requireData(journal, directory);
      try (TrialRunner runner = sweep.runner()) {
        AtomicFiles.write(directory.spec(), SweepSpecs.toYaml(spec, directory.path()));
        return sweep.carryOut(directory, journal, runner, rerunFailed);
      }
    }
  }

  private TrialRunner runner() {
    return spec.executor() == ExecutorChoice.SPARK
        ? ClusterRunners.connectToSpark(
            request.cluster(),
            request.strict(),
            request.command(),
            request.trainingListeners().travelling())
        : new LocalTrialRunner(datasets, request);
  }

  private SweepOutcome carryOut(
      SweepDirectory directory, SweepJournal journal, TrialRunner runner, boolean rerunFailed) {
    Map<String, String> settings = settings(spec, directory);
    journal
        .journal()
        .append(
            journal.opened() == null
                ? new Opened(Journal.FORMAT_VERSION, settings, dataSha256, request.command())
                : new Resumed(settings, request.command()));
    if (rerunFailed) {
      requeueFailed(journal);
    }
    int most = candidates.most();
    request
        .listener()
        .onStart(new SweepStart(directory.path(), spec, journal.trials().all(), most));
    SweepBudget budget = new SweepBudget(spec, journal.used());
    Instant takenUp = Instant.now();
    SweepLoop loop = new SweepLoop(spec, directory, journal, candidates, budget, runner, request);
    SweepEnd end = loop.run();
    request.listener().onTrialsDone();
    List<TrialRecord> trials = journal.trials().all();
    Duration used = journal.used().plus(Duration.between(takenUp, Instant.now()));
    Leaderboard leaderboard =
        SweepResults.write(
            directory.path(),
            SweepFacts.of(spec, most, journal.startedAt(), used.toMillis() / 1e3),
            spec,
            trials);
    return new SweepOutcome(directory.path(), spec, trials, leaderboard, end, loop.isFinished());
  }

  private void requireData(SweepJournal journal, SweepDirectory directory) {
    Opened opened = journal.opened();
    if (opened != null && !opened.dataSha256().equals(dataSha256)) {
      throw new InputException(
          directory.path()
              + (": a sweep goes on with the data it began with, SHA-256 " + opened.dataSha256())
              + (", but the data now have " + dataSha256 + "."));
    }
  }

  private static void requeueFailed(SweepJournal journal) {
    for (TrialRecord trial : journal.trials().all()) {
      if (trial.state() == TrialState.FAILED) {
        Requeued requeued = new Requeued(trial.number());
        journal.journal().append(requeued);
        journal.trials().apply(requeued);
      }
    }
  }

  private static Map<String, String> settings(SweepSpec spec, SweepDirectory directory) {
    return FlatSpec.of(SweepSpecs.toMap(spec, directory.path()));
  }
}
