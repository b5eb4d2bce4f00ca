package io.workbench.train.sweep;

import io.workbench.train.spec.SweepSpec;
import io.workbench.train.sweep.journal.EndCause;
import io.workbench.train.sweep.journal.JournalLine.Ended;

/**
 * Why a process stopped working on a sweep.
 *
 * @param reason in words
 * @param options what the command line needs, beside {@code --resume}, for the sweep to go on
 */
public record SweepEnd(EndCause cause, String reason, String options) {
  static final SweepEnd DONE = new SweepEnd(EndCause.DONE, "all trials are done", "");
  static final SweepEnd INTERRUPTED = new SweepEnd(EndCause.INTERRUPTED, "interrupted", "");

  private static final String RERUN_FAILED = " --rerun-failed";

  /** More trials failed than may. */
  static SweepEnd tooManyFailures(int failures, int most) {
    return new SweepEnd(
        EndCause.FAILURES,
        failures + " trials failed, more than limits.maxFailures (" + most + ") allows",
        RERUN_FAILED);
  }

  /** The time is over that the search may take. */
  static SweepEnd timeIsOver(double minutes) {
    return new SweepEnd(
        EndCause.TIME, "search.maxMinutes (" + minutes + ") are over", twice(minutes));
  }

  /** The end that a journal tells of, for the sweep as its YAML has it now. */
  static SweepEnd of(Ended ended, SweepSpec spec) {
    EndCause cause = ended.cause() == null ? causeOf(ended.reason()) : ended.cause();
    Double minutes = spec.search().maxMinutes();
    String options =
        switch (cause) {
          case DONE, INTERRUPTED -> "";
          case FAILURES -> RERUN_FAILED;
          case TIME -> minutes == null ? "" : twice(minutes);
        };
    return new SweepEnd(cause, ended.reason(), options);
  }

  /** What a journal from before there were causes says in words alone. */
  private static EndCause causeOf(String reason) {
    if (reason.equals("all trials are done")) {
      return EndCause.DONE;
    }
    if (reason.startsWith("search.maxMinutes (")) {
      return EndCause.TIME;
    }
    return reason.contains(" trials failed, more than ") ? EndCause.FAILURES : EndCause.INTERRUPTED;
  }

  private static String twice(double minutes) {
    return " --set search.maxMinutes=" + 2 * minutes;
  }

  /** Whether the search had nothing left to try. */
  public boolean isDone() {
    return cause == EndCause.DONE;
  }

  /** Whether somebody asked for the end. */
  public boolean isInterrupted() {
    return cause == EndCause.INTERRUPTED;
  }

  /** Whether too many trials failed. */
  public boolean givenUp() {
    return cause == EndCause.FAILURES;
  }
}
