package io.workbench.data.collect;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * The machine's own clock. It is looked at every moment of a wait, so that one that is set, or a
 * machine that slept, is noticed at once; one that was set between two waits, by the second. For
 * one thread.
 */
public final class WallClock implements Pace {
  private static final long LOOK_MILLIS = 200;
  private static final Duration SET_BACK = Duration.ofSeconds(1);

  private final Clock clock;
  private Instant latest;

  /** The system's. */
  public WallClock() {
    this(Clock.systemUTC());
  }

  WallClock(Clock clock) {
    this.clock = clock;
    latest = clock.instant();
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public boolean awaitUntil(Instant moment, BooleanSupplier stop) {
    while (!stop.getAsBoolean()) {
      Instant now = now();
      boolean setBack = now.isBefore(latest.minus(SET_BACK));
      latest = now;
      if (setBack || !now.isBefore(moment)) {
        return true;
      }
      if (!sleep(Duration.between(now, moment))) {
        return false;
      }
    }
    return false;
  }

  private static boolean sleep(Duration left) {
    try {
      Thread.sleep(Math.max(1, Math.min(LOOK_MILLIS, left.toMillis())));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
