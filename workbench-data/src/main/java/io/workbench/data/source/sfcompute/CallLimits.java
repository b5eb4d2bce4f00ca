package io.workbench.data.source.sfcompute;

import io.workbench.data.InputException;
import java.time.Duration;

/**
 * How long a call may take, and how much it may bring.
 *
 * @param connect for a connection to come about
 * @param attempt for one request and its whole answer
 * @param call for all attempts and the waits between them
 * @param maxBodyBytes of one answer, as it comes and after it is inflated
 * @param maxPages of one list
 */
public record CallLimits(
    Duration connect, Duration attempt, Duration call, int maxBodyBytes, int maxPages) {

  /** Fits polls every five minutes. */
  public static final CallLimits DEFAULT =
      new CallLimits(
          Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofMinutes(2), 8 << 20, 100);

  public CallLimits {
    requirePositive("connect", connect);
    requirePositive("attempt", attempt);
    requirePositive("call", call);
    if (call.compareTo(attempt) <= 0) {
      throw new InputException(
          "limits.call must be longer than limits.attempt, " + attempt + ", but was " + call + ".");
    }
    if (maxBodyBytes < 1) {
      throw new InputException(
          "limits.maxBodyBytes must be at least 1, but was " + maxBodyBytes + ".");
    }
    if (maxPages < 1) {
      throw new InputException("limits.maxPages must be at least 1, but was " + maxPages + ".");
    }
  }

  private static void requirePositive(String name, Duration value) {
    if (value.toMillis() < 1) {
      throw new InputException(
          "limits." + name + " must be at least a millisecond, but was " + value + ".");
    }
  }
}
