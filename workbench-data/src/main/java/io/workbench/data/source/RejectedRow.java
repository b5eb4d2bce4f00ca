package io.workbench.data.source;

import org.jspecify.annotations.Nullable;

/**
 * A row of the input that was set aside.
 *
 * @param line its line in the file, from 1; {@code null} for a row of a store, whose reason has its
 *     time
 * @param reason one clause that names the value
 * @param outOfOrder whether it is its time that goes back, or is the one that others go back behind
 */
public record RejectedRow(@Nullable Long line, String reason, boolean outOfOrder) {
  /** A row of a file, which no other order of its rows would mend. */
  public RejectedRow(long line, String reason) {
    this(line, reason, false);
  }
}
