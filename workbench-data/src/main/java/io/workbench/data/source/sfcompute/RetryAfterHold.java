package io.workbench.data.source.sfcompute;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/**
 * Until when the service asked to be left alone ({@code Retry-After}); shared by all calls of a
 * client. It is measured by a clock that nobody sets, so that a step of the computer's moves it
 * neither way.
 */
final class RetryAfterHold {
  private final Duration longest;
  private final Clock clock;
  private boolean asked;
  private long endNanos;
  private Instant end = Instant.EPOCH;

  /**
   * Nothing is asked for yet.
   *
   * @param longest a longer wait counts as this long
   * @param clock that the end is told by
   */
  RetryAfterHold(Duration longest, Clock clock) {
    this.longest = longest;
    this.clock = clock;
  }

  /** As long as the service asks for, within the bound. */
  Duration granted(Duration wait) {
    return wait.compareTo(longest) < 0 ? wait : longest;
  }

  /** The service asks for this from now on; what it asked for earlier holds as well. */
  synchronized void ask(Duration wait) {
    Duration granted = granted(wait);
    if (granted.compareTo(left()) > 0) {
      asked = true;
      endNanos = System.nanoTime() + granted.toNanos();
      end = clock.instant().plus(granted);
    }
  }

  /** How long it still lasts; 0 when it is over. */
  synchronized Duration left() {
    long nanos = asked ? endNanos - System.nanoTime() : 0;
    return nanos > 0 ? Duration.ofNanos(nanos) : Duration.ZERO;
  }

  /** When it ends, in whole seconds, never too early. */
  synchronized Instant end() {
    Instant second = end.truncatedTo(ChronoUnit.SECONDS);
    return second.equals(end) ? end : second.plusSeconds(1);
  }

  /** Waits until it is over. */
  void await() throws InterruptedException {
    for (Duration wait = left(); !wait.isZero(); wait = left()) {
      TimeUnit.NANOSECONDS.sleep(wait.toNanos());
    }
  }
}
