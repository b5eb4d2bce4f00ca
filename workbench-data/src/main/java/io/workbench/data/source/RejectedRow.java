package io.workbench.data.source;

import org.jspecify.annotations.Nullable;

/**
 * A row of the input that was set aside.
 *
 * @param line its line in the file, from 1; {@code null} for a row of a store, whose reason has its
 *     time
 * @param reason one clause that names the value
 */
public record RejectedRow(@Nullable Long line, String reason) {
  /** A row of a file. */
  public RejectedRow(long line, String reason) {
    this(Long.valueOf(line), reason);
  }
}
