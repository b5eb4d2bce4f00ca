package io.workbench.data.store;

import io.workbench.data.InputException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time with its first moment and without its last, so that neighbouring stretches
 * share no row.
 *
 * @param from its first moment; {@code null} for the beginning
 * @param to the first moment after it; {@code null} for the end
 */
public record TimeRange(@Nullable Instant from, @Nullable Instant to) {
  /** All of time. */
  public static final TimeRange ALL = new TimeRange(null, null);

  public TimeRange {
    if (from != null && to != null && !from.isBefore(to)) {
      throw new InputException(
          "A range's from must be before its to, but was " + from + " to " + to + ".");
    }
  }

  long fromMillis() {
    return from == null ? Long.MIN_VALUE : ceilMillis(from);
  }

  long toMillisExclusive() {
    return to == null ? Long.MAX_VALUE : ceilMillis(to);
  }

  private static long ceilMillis(Instant time) {
    return time.getNano() % 1_000_000 == 0 ? time.toEpochMilli() : time.toEpochMilli() + 1;
  }
}
