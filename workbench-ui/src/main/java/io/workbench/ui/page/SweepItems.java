package io.workbench.ui.page;

import io.workbench.data.InputException;
import io.workbench.train.run.FolderLock;
import io.workbench.train.run.SweepFolder;
import io.workbench.train.spec.ExecutorChoice;
import io.workbench.train.spec.Goal;
import io.workbench.train.sweep.SweepEnd;
import io.workbench.train.sweep.SweepFollower;
import io.workbench.train.sweep.SweepSnapshot;
import io.workbench.train.sweep.journal.TrialRecord;
import io.workbench.train.sweep.journal.TrialState;
import io.workbench.ui.call.Program;
import io.workbench.ui.page.ResultItem.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Sweeps as items of a list. */
final class SweepItems {
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);

  private SweepItems() {}

  /** The sweep in a folder; one whose files are broken says so. */
  static ResultItem read(String id, Path folder, SweepFollower follower, Instant now) {
    try {
      SweepSnapshot sweep = follower.look();
      boolean running = sweep.end() == null && isWorkedOn(sweep, folder, now);
      return item(id, folder, sweep, running);
    } catch (InputException broken) {
      return ResultItem.unreadable(id, Kind.SWEEP, String.valueOf(broken.getMessage()));
    }
  }

  private static ResultItem item(String id, Path folder, SweepSnapshot sweep, boolean running) {
    int ended = sweep.over();
    Double best = best(sweep);
    return new ResultItem(
        id,
        Kind.SWEEP,
        sweep.spec().name(),
        state(sweep, running, ended),
        null,
        sweep.startedAt(),
        sweep.lastEventAt() == null
            ? RunFolder.modified(folder.resolve(SweepFolder.SPEC))
            : sweep.lastEventAt(),
        ended,
        sweep.most(),
        best == null ? null : "best " + sweep.spec().objective().metric(),
        best,
        null,
        note(sweep, folder, running));
  }

  /** Where a sweep stands; {@code running} is whether its trials go on now. */
  static ResultState state(SweepSnapshot sweep, boolean running, int ended) {
    if (running) {
      return ResultState.RUNNING;
    }
    if (sweep.end() == null || sweep.end().isInterrupted()) {
      return ResultState.INTERRUPTED;
    }
    return ended > 0 && sweep.count(TrialState.FAILED) == ended
        ? ResultState.FAILED
        : ResultState.COMPLETE;
  }

  /**
   * Whether a process works on it now. Who holds its folder says so; where that cannot be told, a
   * process that lives lets the journal or the trials change.
   */
  static boolean isWorkedOn(SweepSnapshot sweep, Path folder, Instant now) {
    Boolean held = FolderLock.isHeld(folder);
    if (held != null) {
      return held;
    }
    Instant last = RunFolder.modified(folder.resolve(SweepFolder.JOURNAL));
    boolean trialLives = false;
    for (TrialRecord trial : sweep.trials()) {
      if (trial.state() == TrialState.RUNNING) {
        Path run = folder.resolve(SweepFolder.TRIALS).resolve(Integer.toString(trial.number()));
        trialLives |= RunFolder.isRunning(run, null, now);
      }
    }
    boolean recent = Duration.between(last, now).compareTo(LONGEST_SILENCE) < 0;
    return sweep.end() == null && (trialLives || recent);
  }

  /** The command that goes on with a sweep that no process works on; absent when it is done. */
  static @Nullable String resumeCommand(SweepSnapshot sweep, Path folder) {
    SweepEnd end = sweep.end();
    if (end != null && end.isDone()) {
      return null;
    }
    String executor = sweep.spec().executor() == ExecutorChoice.SPARK ? " --executor spark" : "";
    return Program.resumeSweep(folder, (end == null ? "" : end.options()) + executor);
  }

  private static @Nullable Double best(SweepSnapshot sweep) {
    boolean low = sweep.spec().objective().goal() == Goal.MINIMIZE;
    Double best = null;
    for (TrialRecord trial : sweep.trials()) {
      Double value = trial.state() == TrialState.COMPLETE ? trial.objective() : null;
      if (value != null && (best == null || (low ? value < best : value > best))) {
        best = value;
      }
    }
    return best;
  }

  private static @Nullable String note(SweepSnapshot sweep, Path folder, boolean running) {
    int failed = sweep.count(TrialState.FAILED);
    String failures =
        failed == 0 ? "" : failed + (failed == 1 ? " trial failed" : " trials failed") + ". ";
    String command = running ? null : resumeCommand(sweep, folder);
    String goOn = command == null ? "" : "Go on with: " + command;
    String note = (failures + goOn).trim();
    return note.isEmpty() ? null : note;
  }
}
