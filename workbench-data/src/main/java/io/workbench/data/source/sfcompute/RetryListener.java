package io.workbench.data.source.sfcompute;

import java.time.Duration;

/** Hears of each failed attempt that is followed by another, to count it. */
@FunctionalInterface
public interface RetryListener {
  /** Called before the wait. */
  void retryIn(SfComputeException failure, Duration delay);
}
