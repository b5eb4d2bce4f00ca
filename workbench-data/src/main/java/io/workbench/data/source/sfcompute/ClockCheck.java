package io.workbench.data.source.sfcompute;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Compares the time that an answer carries with this machine's when it was asked for. */
final class ClockCheck {
  /** Far more than a request takes, far less than a poll's step. */
  private static final Duration MOST = Duration.ofMinutes(2);

  private ClockCheck() {}

  /**
   * Refuses an answer of another time, since all times that are stored are this machine's.
   *
   * @param theirs {@code requested_at}; {@code null} where the service does not tell
   */
  static void require(Instant ours, @Nullable Instant theirs) {
    if (theirs == null) {
      return;
    }
    Duration ahead = Duration.between(theirs, ours);
    if (ahead.abs().compareTo(MOST) > 0) {
      Duration seconds = ahead.abs().truncatedTo(ChronoUnit.SECONDS);
      throw new SfComputeException(
          FaultKind.CLOCK_DIFFERS,
          "The clock of this machine is "
              + seconds
              + (ahead.isNegative() ? " behind" : " ahead of")
              + " the market's, "
              + ours.truncatedTo(ChronoUnit.SECONDS)
              + " where that says "
              + theirs
              + ": set it right, best by a time service.",
          false);
    }
  }
}
