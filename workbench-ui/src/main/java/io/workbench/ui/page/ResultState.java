package io.workbench.ui.page;

import com.fasterxml.jackson.annotation.JsonValue;
import io.workbench.train.run.RunResult;
import java.util.Locale;

/** Where a run or sweep stands; pages are sent it in lower case. */
public enum ResultState {
  /** A process works on it. */
  RUNNING,
  /** A sweep that somebody asked to stop, and that still runs. */
  STOPPING,
  /** A sweep whose trials are done, and whose winner is looked at. */
  JUDGING,
  COMPLETE,
  FAILED,
  /** It can be gone on with. */
  INTERRUPTED,
  /** A trial that was given up as unpromising. */
  PRUNED,
  /** Its files cannot be read. */
  UNREADABLE;

  /** The state of a run that has ended. */
  static ResultState of(RunResult.Status status) {
    return switch (status) {
      case COMPLETE -> COMPLETE;
      case FAILED -> FAILED;
      case INTERRUPTED -> INTERRUPTED;
      case PRUNED -> PRUNED;
    };
  }

  /** The word that pages show. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
