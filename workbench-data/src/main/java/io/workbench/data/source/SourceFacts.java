package io.workbench.data.source;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a series came from, so that a result can be traced to its bytes.
 *
 * @param source kind of the source: {@code csv}, {@code store}, {@code synthetic}, {@code panel}
 * @param path the file, where there is one, or what was asked of a store
 * @param sha256 of the file's bytes, of the generated rows written as CSV, or of a store's rows as
 *     {@link io.workbench.data.store.RowsHash} takes them
 * @param rows rows in the series
 * @param from time of the first row
 * @param to time of the last row
 */
public record SourceFacts(
    String source, @Nullable String path, String sha256, long rows, Instant from, Instant to) {

  /** What a message calls the source: its file, or else its kind. */
  public String name() {
    return path == null ? source : path;
  }
}
