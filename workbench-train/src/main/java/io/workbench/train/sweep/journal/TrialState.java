package io.workbench.train.sweep.journal;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a trial stands; the journal writes it in lower case. */
public enum TrialState {
  WAITING,
  RUNNING,
  COMPLETE,
  PRUNED,
  FAILED,
  INTERRUPTED;

  /** The word in journals, leaderboards and reports. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
