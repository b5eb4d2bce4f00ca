package io.workbench.train.loop;

import io.workbench.train.run.RunResult.Status;
import org.jspecify.annotations.Nullable;

/**
 * Why a run is to end before its time.
 *
 * @param status of its result
 * @param sentence of a run that failed why, and of one that a person gave up that it was so
 */
public record StopReason(Status status, @Nullable String sentence) {
  /** Somebody asked; the run can be resumed. */
  public static final StopReason INTERRUPTED = new StopReason(Status.INTERRUPTED, null);

  /** A sweep gives the run up as unpromising. */
  public static final StopReason PRUNED = new StopReason(Status.PRUNED, null);

  /** A person gives the run up, for good. */
  public static final StopReason BY_HAND = new StopReason(Status.PRUNED, "Stopped by hand.");

  /** A limit was passed, which the sentence names. */
  public static StopReason failed(String sentence) {
    return new StopReason(Status.FAILED, sentence);
  }

  /** The sentence of a run that failed; absent otherwise. */
  public @Nullable String failure() {
    return status == Status.FAILED ? sentence : null;
  }
}
