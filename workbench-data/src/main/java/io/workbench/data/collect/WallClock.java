package io.workbench.data.collect;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * The machine's own clock. It is looked at every moment of a wait, so that one that is set, or a
 * machine that slept, is noticed at once.
 */
public final class WallClock implements Pace {
  private static final long LOOK_MILLIS = 200;
  private static final Duration SET_BACK = Duration.ofSeconds(1);

  private final Clock clock;

  /** The system's. */
  public WallClock() {
    this(Clock.systemUTC());
  }

  WallClock(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public boolean awaitUntil(Instant moment, BooleanSupplier stop) {
    Instant before = now();
    while (before.isBefore(moment)) {
      if (stop.getAsBoolean() || !sleep(Duration.between(before, moment))) {
        return false;
      }
      Instant now = now();
      if (now.isBefore(before.minus(SET_BACK))) {
        return !stop.getAsBoolean();
      }
      before = now;
    }
    return !stop.getAsBoolean();
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
