package io.workbench.ui.page;

import io.workbench.train.evaluate.Metrics;
import io.workbench.train.run.SweepFolder;
import io.workbench.train.sweep.SweepSnapshot;
import io.workbench.train.sweep.journal.TrialRecord;
import io.workbench.train.sweep.journal.TrialState;
import io.workbench.train.sweep.report.Leaderboard;
import io.workbench.train.sweep.report.Leaderboard.Row;
import io.workbench.ui.page.SweepView.Test;
import io.workbench.ui.page.SweepView.Trial;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The rows of a sweep's table, of which a look gives those that changed. */
final class SweepTrials {
  private record Shown(TrialRecord record, Trial row) {}

  private final String id;
  private final Path folder;
  private final List<Shown> shown = new ArrayList<>();

  SweepTrials(String id, Path folder) {
    this.id = id;
    this.folder = folder;
  }

  /** All rows by number. */
  List<Trial> all() {
    return shown.stream().map(Shown::row).toList();
  }

  /** Rows that are new or different. */
  List<Trial> update(SweepSnapshot sweep, boolean live, Set<Integer> stopping) {
    List<Trial> changed = new ArrayList<>();
    for (TrialRecord trial : sweep.trials()) {
      int number = trial.number();
      Shown before = number < shown.size() ? shown.get(number) : null;
      TrialState state = state(trial, live);
      boolean stops = state == TrialState.RUNNING && stopping.contains(number);
      if (before == null
          || before.record() != trial
          || before.row().stopping() != stops
          || before.row().state() != state) {
        Shown now = new Shown(trial, row(sweep, trial, state, stops));
        if (before == null) {
          shown.add(now);
        } else {
          shown.set(number, now);
        }
        changed.add(now.row());
      }
    }
    return changed;
  }

  /** Whether the journal has fewer trials than were shown: it is another one. */
  boolean isBehind(SweepSnapshot sweep) {
    return sweep.trials().size() < shown.size();
  }

  private static TrialState state(TrialRecord trial, boolean live) {
    boolean died = trial.state() == TrialState.RUNNING && !live;
    return died ? TrialState.INTERRUPTED : trial.state();
  }

  private Trial row(SweepSnapshot sweep, TrialRecord trial, TrialState state, boolean stopping) {
    Row row = Leaderboard.row(trial);
    Metrics test = row.test();
    List<String> runs = runs(row, sweep);
    return new Trial(
        trial.number(),
        state,
        stopping,
        trial.wasStoppedByHand(),
        trial.enqueued(),
        trial.parameters(),
        row.metric(),
        test == null ? null : new Test(test.rmse(), test.mae()),
        row.skill(),
        row.epochs(),
        trial.seconds() + (isKilled(trial, state) ? lastAttempt(sweep, trial, runs) : 0),
        state == TrialState.RUNNING ? sweep.attempts().get(trial.number()) : null,
        trial.failure(),
        runs);
  }

  private static boolean isKilled(TrialRecord trial, TrialState state) {
    return trial.state() == TrialState.RUNNING && state != TrialState.RUNNING;
  }

  /** Seconds from its start until the last sign of life of an attempt whose process was killed. */
  private double lastAttempt(SweepSnapshot sweep, TrialRecord trial, List<String> runs) {
    Instant began = sweep.attempts().get(trial.number());
    double seconds = 0;
    for (String run : runs) {
      Instant sign = RunFolder.lastSign(folder.resolve(run.substring(id.length() + 1)));
      if (began != null && sign.isAfter(began)) {
        seconds = Math.max(seconds, Duration.between(began, sign).toMillis() / 1e3);
      }
    }
    return seconds;
  }

  /** A trial without results may have left runs behind, or have begun one. */
  private List<String> runs(Row row, SweepSnapshot sweep) {
    if (!row.directories().isEmpty()) {
      return row.directories().stream().map(run -> id + "/" + run).toList();
    }
    String trial = SweepFolder.TRIALS + "/" + row.trial();
    List<String> runs = new ArrayList<>();
    for (int seed = 0; seed < sweep.spec().seeds(); seed++) {
      String run =
          sweep.spec().seeds() == 1
              ? trial
              : trial + "/seed-" + (sweep.spec().base().seed() + seed);
      if (row.state() == TrialState.RUNNING && seed == 0 || RunFolder.isRun(folder.resolve(run))) {
        runs.add(id + "/" + run);
      }
    }
    return runs;
  }
}
