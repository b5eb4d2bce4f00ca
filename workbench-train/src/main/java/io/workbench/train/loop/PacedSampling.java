package io.workbench.train.loop;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Hears an iteration only when those heard before have taken no more than a share of the time.
 *
 * <p>An iteration that took c to hear is followed by c/share − c without hearing. All of c counts
 * as cost, though a part of it is the step itself, so that listening costs less than the share. The
 * first iteration heard is not counted: it also loads classes and starts ND4J, once in a process.
 */
final class PacedSampling implements IterationSampling {
  private static final int NONE = -1;

  private final double share;
  private final long shortestPause;
  private final LongSupplier nanoTime;
  private int asked = NONE;
  private boolean hears;
  private boolean first = true;
  private long began;
  private long next;

  /**
   * Makes the pace.
   *
   * @param share of the time, in (0, 1)
   * @param shortestPause between two iterations that are heard
   * @param nanoTime the clock
   */
  PacedSampling(double share, Duration shortestPause, LongSupplier nanoTime) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException("share must be in (0, 1), but was " + share);
    }
    this.share = share;
    this.shortestPause = shortestPause.toNanos();
    this.nanoTime = nanoTime;
    next = nanoTime.getAsLong();
  }

  @Override
  public boolean hears(int iteration) {
    if (iteration != asked) {
      long now = nanoTime.getAsLong();
      asked = iteration;
      hears = now - next >= 0;
      began = now;
    }
    return hears;
  }

  @Override
  public void heard() {
    long now = nanoTime.getAsLong();
    long pause = first ? 0 : (long) ((now - began) * (1 / share - 1));
    first = false;
    next = now + Math.max(pause, shortestPause);
  }
}
