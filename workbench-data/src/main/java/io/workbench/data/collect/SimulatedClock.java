package io.workbench.data.collect;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.BooleanSupplier;

/** A clock that stands still but for waits, which take no time: months pass in minutes. */
public final class SimulatedClock extends Clock implements Pace {
  private volatile Instant now;
  private Instant latest;

  /** Stands at a moment. */
  public SimulatedClock(Instant start) {
    now = start;
    latest = start;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public boolean awaitUntil(Instant moment, BooleanSupplier stop) {
    if (stop.getAsBoolean()) {
      return false;
    }
    boolean setBack = now.isBefore(latest);
    if (!setBack && moment.isAfter(now)) {
      now = moment;
    }
    latest = now;
    return true;
  }

  /** Sets the clock, as a person or a time service does. */
  public void set(Instant moment) {
    now = moment;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
