package io.workbench.train.loop;

import io.workbench.train.run.RunResult.Status;
import org.jspecify.annotations.Nullable;

/**
 * Why a run is to end before its time.
 *
 * @param status of its result
 * @param failure one sentence when the status is failed
 */
public record StopReason(Status status, @Nullable String failure) {
  /** Somebody asked; the run can be resumed. */
  public static final StopReason INTERRUPTED = new StopReason(Status.INTERRUPTED, null);

  /** A sweep gives the run up as unpromising. */
  public static final StopReason PRUNED = new StopReason(Status.PRUNED, null);

  /** A limit was passed, which the sentence names. */
  public static StopReason failed(String sentence) {
    return new StopReason(Status.FAILED, sentence);
  }
}
