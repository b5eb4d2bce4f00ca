package io.workbench.train;

import io.workbench.train.loop.Checkpoint;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a run was worked on.
 *
 * @param startedAt when it first started
 * @param takenUpAt when this process took it up, the same for a run in one go
 * @param earlierSeconds that epochs before that had taken
 */
record RunTimes(Instant startedAt, Instant takenUpAt, double earlierSeconds) {
  /** Of a run that this process started, or took up from a checkpoint. */
  static RunTimes of(Instant now, @Nullable Checkpoint checkpoint) {
    return checkpoint == null
        ? new RunTimes(now, now, 0)
        : new RunTimes(
            Instant.ofEpochMilli(checkpoint.startedAtMillis()), now, checkpoint.secondsOfEpochs());
  }

  /** Seconds worked on the run, pauses left out. */
  double secondsUntil(Instant now) {
    return earlierSeconds + Duration.between(takenUpAt, now).toMillis() / 1e3;
  }
}
