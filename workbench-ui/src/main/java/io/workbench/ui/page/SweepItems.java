package io.workbench.ui.page;

import io.workbench.data.InputException;
import io.workbench.train.run.SweepFolder;
import io.workbench.train.spec.Goal;
import io.workbench.train.sweep.SweepSnapshot;
import io.workbench.train.sweep.TrialRecord;
import io.workbench.train.sweep.TrialState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sweeps as items of a list. */
final class SweepItems {
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);

  private SweepItems() {}

  /** The sweep in a folder; one whose files are broken says so. */
  static ResultItem read(String id, Path folder, Instant now) {
    try {
      SweepSnapshot sweep = SweepSnapshot.read(folder);
      boolean running = isRunning(sweep, folder, now);
      return item(id, folder, sweep, running);
    } catch (InputException broken) {
      return ResultItem.unreadable(id, "sweep", String.valueOf(broken.getMessage()));
    }
  }

  private static ResultItem item(String id, Path folder, SweepSnapshot sweep, boolean running) {
    int ended =
        sweep.count(TrialState.COMPLETE)
            + sweep.count(TrialState.PRUNED)
            + sweep.count(TrialState.FAILED);
    Double best = best(sweep);
    return new ResultItem(
        id,
        "sweep",
        sweep.spec().name(),
        state(sweep, running, ended),
        null,
        sweep.startedAt(),
        sweep.lastEventAt() == null
            ? RunFolder.modified(folder.resolve(SweepFolder.SPEC))
            : sweep.lastEventAt(),
        ended,
        sweep.spec().search().trials(),
        best == null ? null : "best " + sweep.spec().objective().metric(),
        best,
        null,
        note(sweep, folder, running, ended));
  }

  private static String state(SweepSnapshot sweep, boolean running, int ended) {
    if (running) {
      return "running";
    }
    if (sweep.ended() == null || sweep.ended().equals("interrupted")) {
      return "interrupted";
    }
    return ended > 0 && sweep.count(TrialState.FAILED) == ended ? "failed" : "complete";
  }

  /** Its last process wrote no end; one that lives lets its journal or its trials change. */
  private static boolean isRunning(SweepSnapshot sweep, Path folder, Instant now) {
    if (sweep.ended() != null) {
      return false;
    }
    Instant last = RunFolder.modified(folder.resolve(SweepFolder.JOURNAL));
    boolean trialLives = false;
    for (TrialRecord trial : sweep.trials()) {
      if (trial.state() == TrialState.RUNNING) {
        Path run = folder.resolve(SweepFolder.TRIALS).resolve(Integer.toString(trial.number()));
        trialLives |= RunFolder.isRunning(run, List.of(), now);
      }
    }
    return trialLives || Duration.between(last, now).compareTo(LONGEST_SILENCE) < 0;
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

  private static @Nullable String note(
      SweepSnapshot sweep, Path folder, boolean running, int ended) {
    int failed = sweep.count(TrialState.FAILED);
    String failures =
        failed == 0 ? "" : failed + (failed == 1 ? " trial failed" : " trials failed") + ". ";
    boolean more = !running && ended < sweep.spec().search().trials();
    String goOn = more ? "Go on with: ./workbench sweep --resume " + folder : "";
    String note = (failures + goOn).trim();
    return note.isEmpty() ? null : note;
  }
}
