package io.workbench.data.source.sfcompute;

import io.workbench.data.InputException;
import java.time.Duration;

/**
 * How often and when a failed request is sent again, and when the service is left alone.
 *
 * @param attempts in all, the first included; at least 1
 * @param firstDelay wait before the second attempt; it doubles from attempt to attempt
 * @param maxDelay longest wait, before jitter
 * @param jitter share by which a wait is lengthened or shortened by chance, from 0 to below 1
 * @param maxRetryAfter longest wait that a {@code Retry-After} header is granted
 * @param breakerFaults failed attempts in a row after which no request is sent for a while
 * @param breakerDelay that while, after which one request tries again
 */
public record RetrySpec(
    int attempts,
    Duration firstDelay,
    Duration maxDelay,
    double jitter,
    Duration maxRetryAfter,
    int breakerFaults,
    Duration breakerDelay) {

  /** Four attempts within seconds; eight failed ones in a row give the service a minute of rest. */
  public static final RetrySpec DEFAULT =
      new RetrySpec(
          4,
          Duration.ofMillis(500),
          Duration.ofSeconds(10),
          0.25,
          Duration.ofSeconds(60),
          8,
          Duration.ofMinutes(1));

  public RetrySpec {
    requireAtLeastOne("attempts", attempts);
    requirePositive("firstDelay", firstDelay);
    requirePositive("maxRetryAfter", maxRetryAfter);
    requirePositive("breakerDelay", breakerDelay);
    requireAtLeastOne("breakerFaults", breakerFaults);
    if (maxDelay.compareTo(firstDelay) <= 0) {
      throw new InputException(
          "retry.maxDelay must be longer than retry.firstDelay, "
              + firstDelay
              + ", but was "
              + maxDelay
              + ".");
    }
    if (!(jitter >= 0 && jitter < 1)) {
      throw new InputException("retry.jitter must be from 0 to below 1, but was " + jitter + ".");
    }
  }

  private static void requireAtLeastOne(String name, int value) {
    if (value < 1) {
      throw new InputException("retry." + name + " must be at least 1, but was " + value + ".");
    }
  }

  private static void requirePositive(String name, Duration value) {
    if (value.toMillis() < 1) {
      throw new InputException(
          "retry." + name + " must be at least a millisecond, but was " + value + ".");
    }
  }
}
