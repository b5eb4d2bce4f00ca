package io.workbench.train.sweep;

import io.workbench.train.spec.SweepSpec;
import io.workbench.train.sweep.journal.JournalLine.Ended;
import io.workbench.train.sweep.journal.JournalReplay;
import io.workbench.train.sweep.journal.TrialRecord;
import io.workbench.train.sweep.journal.TrialState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sweep as its folder tells it at one moment, while it runs, also in another process, or later.
 *
 * @param spec as {@code sweep.yaml} has it now
 * @param most trials that there can be
 * @param trials by number; one that has not changed is the same object in the next snapshot
 * @param startedAt when its journal was opened; absent before that
 * @param lastEventAt time of the journal's last event
 * @param end why the last process that worked on it stopped; absent while one works, or when it was
 *     killed
 * @param used time that processes worked on it, until the last event
 * @param attempts when the last attempt at each trial began, by number
 */
public record SweepSnapshot(
    SweepSpec spec,
    int most,
    List<TrialRecord> trials,
    @Nullable Instant startedAt,
    @Nullable Instant lastEventAt,
    @Nullable SweepEnd end,
    Duration used,
    Map<Integer, Instant> attempts) {

  /**
   * Reads a sweep's folder; nothing in it is touched.
   *
   * @throws io.workbench.data.InputException when its files are missing, broken or newer than this
   *     code
   */
  public static SweepSnapshot read(Path folder) {
    return new SweepFollower(folder).look();
  }

  static SweepSnapshot of(SweepSpec spec, int most, JournalReplay replay) {
    Ended ended = replay.ended();
    return new SweepSnapshot(
        spec,
        most,
        replay.trials().all(),
        replay.startedAt(),
        replay.lastEventAt(),
        ended == null ? null : SweepEnd.of(ended, spec),
        replay.used(),
        replay.attempts());
  }

  /** How many trials are in a state. */
  public int count(TrialState state) {
    return (int) trials.stream().filter(trial -> trial.state() == state).count();
  }

  /** How many trials are over for good. */
  public int over() {
    return count(TrialState.COMPLETE) + count(TrialState.PRUNED) + count(TrialState.FAILED);
  }
}
