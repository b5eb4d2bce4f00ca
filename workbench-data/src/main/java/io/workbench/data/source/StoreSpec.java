package io.workbench.data.source;

import io.workbench.data.InputException;
import io.workbench.data.store.StoreLocation;
import io.workbench.data.store.TimeRange;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Snapshots from a store.
 *
 * @param instrument which instrument's
 * @param path SQLite's file, where no url is given
 * @param url of a PostgreSQL database, without a password
 * @param from time of the first snapshot; the store's first where absent
 * @param to the first moment after the last snapshot; the store's end where absent
 * @param step usual time between two snapshots; the median of the rows where absent
 * @param maxStep longest time that still counts as a step; one and a half steps where absent
 */
public record StoreSpec(
    String instrument,
    Path path,
    @Nullable String url,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable Duration step,
    @Nullable Duration maxStep)
    implements DataSpec {

  /** Name of this kind in a run's YAML. */
  public static final String KIND = "store";

  /** The file that the collector writes unless told otherwise. */
  public static final Path DEFAULT_PATH = Path.of("market.db");

  public StoreSpec {
    if (instrument.isBlank()) {
      throw new InputException("data.instrument needs a name, but it was blank.");
    }
    requireFile(path);
    if (url != null && StoreLocation.of(url).file() != null) {
      throw new InputException(
          "data.url must be jdbc:postgresql://HOST/DATABASE, but was \"" + url + "\".");
    }
    if (from != null && to != null && !from.isBefore(to)) {
      throw new InputException(
          "data.from must be before data.to, but was " + from + " and to " + to + ".");
    }
  }

  /** A URL that was read as a file's name, and resolved, still has its beginning in it. */
  private static void requireFile(Path path) {
    for (Path part : path) {
      if (part.toString().startsWith("jdbc:")) {
        throw new InputException(
            "data.path must be a SQLite file, but was a URL: a database stands in data.url, as"
                + " \"url: jdbc:postgresql://HOST/DATABASE\".");
      }
    }
  }

  /** Where the store is. */
  public StoreLocation location() {
    return url == null ? StoreLocation.of(path) : StoreLocation.of(url);
  }

  /** Which time is asked for. */
  public TimeRange range() {
    return new TimeRange(from, to);
  }

  /** What is asked of the store, in words: the instrument and the range. */
  public String query() {
    return ("instrument " + instrument)
        + (from == null ? "" : " from " + from)
        + (to == null ? "" : " to " + to);
  }

  @Override
  public String kind() {
    return KIND;
  }
}
