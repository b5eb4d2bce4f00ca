package io.workbench.data.source.sfcompute;

import java.time.Instant;

/**
 * An answer as it came, inflated, so that it can be kept and read anew.
 *
 * @param body JSON; shared, not copied: whoever is handed it reads it and never writes
 * @param requestedAt when the request was sent
 * @param status HTTP status
 */
@SuppressWarnings("ArrayRecordComponent") // Shared on purpose: bodies are long, and only read.
public record RawAnswer(byte[] body, Instant requestedAt, int status) {

  @Override
  public String toString() {
    return "RawAnswer[" + body.length + " bytes, " + requestedAt + ", " + status + "]";
  }
}
