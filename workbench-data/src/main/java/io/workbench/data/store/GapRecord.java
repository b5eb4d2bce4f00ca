package io.workbench.data.store;

import io.workbench.data.InputException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A snapshot that should be there and is not.
 *
 * @param instrument the instrument's name
 * @param time when it should have been taken, of whole milliseconds
 * @param reason why it was not, one clause on one line
 */
public record GapRecord(String instrument, Instant time, String reason) {
  public GapRecord {
    if (instrument.isBlank() || reason.isBlank()) {
      throw new InputException(
          "A gap needs an instrument and a reason, but they were \""
              + (instrument + "\" and \"" + reason + "\"."));
    }
    // PostgreSQL stores no text with a zero character; a reason may quote what came from outside.
    reason = reason.replaceAll("\\p{Cntrl}+", " ");
    if (!time.truncatedTo(ChronoUnit.MILLIS).equals(time)) {
      throw new InputException("A gap's time must be of whole milliseconds, but was " + time + ".");
    }
  }
}
