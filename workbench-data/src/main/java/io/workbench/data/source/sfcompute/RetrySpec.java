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
 * @param maxRetryAfter longest time that a {@code Retry-After} header keeps all calls from asking;
 *     a call that has less time left ends
 * @param breakerFaults calls in a row that failed, after all their attempts, after which no request
 *     is sent for a while
 * @param breakerDelay that while, after which as many calls may try again: the first success ends
 *     it, and as many failures begin it anew
 */
public record RetrySpec(
    int attempts,
    Duration firstDelay,
    Duration maxDelay,
    double jitter,
    Duration maxRetryAfter,
    int breakerFaults,
    Duration breakerDelay) {

  /**
   * Four attempts within seconds; twenty failed calls in a row give the service half a minute of
   * rest, which is over before the next poll of those every minute.
   */
  public static final RetrySpec DEFAULT =
      new RetrySpec(
          4,
          Duration.ofMillis(500),
          Duration.ofSeconds(10),
          0.25,
          Duration.ofHours(1),
          20,
          Duration.ofSeconds(30));

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
