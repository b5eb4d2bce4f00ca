package io.workbench.ui.cli;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Says when something that is drawn again and again may be drawn once more. */
final class RedrawPace {
  private final long pauseNanos;
  private final LongSupplier nanoTime;
  private long next;

  /**
   * Makes the pace; the first time to draw is at once.
   *
   * @param nanoTime the clock, whose readings may be negative: only their differences say anything
   */
  RedrawPace(Duration pause, LongSupplier nanoTime) {
    pauseNanos = pause.toNanos();
    this.nanoTime = nanoTime;
    next = nanoTime.getAsLong();
  }

  static RedrawPace ofMillis(long pause) {
    return new RedrawPace(Duration.ofMillis(pause), System::nanoTime);
  }

  boolean isDue() {
    return nanoTime.getAsLong() - next >= 0;
  }

  /** It is drawn now. */
  void drawn() {
    next = nanoTime.getAsLong() + pauseNanos;
  }
}
