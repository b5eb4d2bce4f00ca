package io.workbench.train.sweep;

import io.workbench.train.spec.SweepSpec;
import java.util.Optional;

/**
 * Why a process stopped working on a sweep.
 *
 * @param reason in words
 * @param options what the command line needs, beside {@code --resume}, for the sweep to go on
 * @param givenUp whether too many trials failed
 */
public record SweepEnd(String reason, String options, boolean givenUp) {
  static final SweepEnd DONE = new SweepEnd("all trials are done", "", false);
  static final SweepEnd INTERRUPTED = new SweepEnd("interrupted", "", false);

  private static final String TOO_MANY = " trials failed, more than limits.maxFailures (";

  /** More trials failed than may. */
  static SweepEnd tooManyFailures(int failures, int most) {
    return new SweepEnd(failures + TOO_MANY + most + ") allows", " --rerun-failed", true);
  }

  /** The time is over that the search may take. */
  static SweepEnd timeIsOver(double minutes) {
    return new SweepEnd(
        "search.maxMinutes (" + minutes + ") are over",
        " --set search.maxMinutes=" + 2 * minutes,
        false);
  }

  /** The end with the reason that a journal gives. */
  static SweepEnd of(String reason, SweepSpec spec) {
    if (reason.contains(TOO_MANY)) {
      return new SweepEnd(reason, " --rerun-failed", true);
    }
    return Optional.ofNullable(spec.search().maxMinutes())
        .map(SweepEnd::timeIsOver)
        .filter(over -> over.reason().equals(reason))
        .orElse(new SweepEnd(reason, "", false));
  }

  /** Whether the search had nothing left to try. */
  public boolean isDone() {
    return reason.equals(DONE.reason);
  }

  /** Whether somebody asked for the end. */
  public boolean isInterrupted() {
    return reason.equals(INTERRUPTED.reason);
  }
}
