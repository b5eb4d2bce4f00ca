package io.workbench.train.sweep.journal;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What made a process stop working on a sweep; the journal writes it in lower case. */
public enum EndCause {
  /** The search had nothing left to try. */
  DONE,
  /** Somebody asked for it. */
  INTERRUPTED,
  /** The time that the search may take was over. */
  TIME,
  /** More trials failed than may. */
  FAILURES;

  /** The word in journals. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
