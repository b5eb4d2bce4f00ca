package io.workbench.data.source.sfcompute;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats what failed for a passing reason, later and later, and leaves the service alone after too
 * many failures in a row.
 */
final class Persistence {
  private static final Logger LOG = LoggerFactory.getLogger(Persistence.class);

  private final RetrySpec spec;
  private final Failures failures;
  private final RetryListener listener;
  private final RetryPolicy<RawAnswer> retry;
  private final CircuitBreaker<RawAnswer> breaker;

  Persistence(SfComputeSettings settings, Failures failures, RetryListener listener) {
    this.spec = settings.retry();
    this.failures = failures;
    this.listener = listener;
    this.breaker = breaker();
    this.retry = retry(settings.limits());
  }

  /** The first success of at most so many attempts, or else the last failure. */
  RawAnswer run(String about, Supplier<RawAnswer> attempt) {
    AtomicInteger attempts = new AtomicInteger();
    try {
      return Failsafe.with(retry, breaker)
          .get(
              () -> {
                attempts.incrementAndGet();
                return attempt.get();
              });
    } catch (CircuitBreakerOpenException open) {
      throw failures.circuitOpen(spec.breakerFaults(), breaker.getRemainingDelay());
    } catch (FailsafeException stopped) {
      // The only checked exception here is the interrupt of a wait.
      throw failures.interrupted(about);
    } catch (SfComputeException failure) {
      throw attempts.get() > 1 ? failure.after(attempts.get()) : failure;
    }
  }

  /** Counts attempts, not calls, so that one call to a dead service may be enough. */
  private CircuitBreaker<RawAnswer> breaker() {
    return CircuitBreaker.<RawAnswer>builder()
        .handleIf(Persistence::passes)
        .withFailureThreshold(spec.breakerFaults())
        .withDelay(spec.breakerDelay())
        .onOpen(
            change ->
                LOG.warn(
                    "SF Compute failed {} times in a row and is left alone for {}.",
                    spec.breakerFaults(),
                    spec.breakerDelay()))
        .onClose(change -> LOG.info("SF Compute answers again."))
        .build();
  }

  private RetryPolicy<RawAnswer> retry(CallLimits limits) {
    return RetryPolicy.<RawAnswer>builder()
        .handleIf(Persistence::passes)
        .withMaxAttempts(spec.attempts())
        .withBackoff(spec.firstDelay(), spec.maxDelay())
        .withJitter(spec.jitter())
        // The last attempt starts early enough to end within the limit of the call.
        .withMaxDuration(limits.call().minus(limits.attempt()))
        .withDelayFnOn(context -> asked(context.getLastException()), SfComputeException.class)
        .abortIf((answer, failure) -> breakerIsOpen())
        .onRetryScheduled(event -> tell(event.getLastException(), event.getDelay()))
        .build();
  }

  private boolean breakerIsOpen() {
    return breaker.isOpen();
  }

  private void tell(Throwable failure, Duration delay) {
    if (failure instanceof SfComputeException known) {
      LOG.info("{} The next attempt is in {}.", known.getMessage(), delay);
      listener.retryIn(known, delay);
    }
  }

  /**
   * The wait that the service asked for, so lengthened that no jitter makes it shorter than that; a
   * negative one leaves the wait to the backoff.
   */
  private Duration asked(Throwable failure) {
    Duration asked = failure instanceof SfComputeException known ? known.retryAfter() : null;
    if (asked == null) {
      return Duration.ofNanos(-1);
    }
    Duration granted = asked.compareTo(spec.maxRetryAfter()) < 0 ? asked : spec.maxRetryAfter();
    return Duration.ofNanos((long) Math.ceil(granted.toNanos() / (1 - spec.jitter())));
  }

  private static boolean passes(Throwable failure) {
    return failure instanceof SfComputeException known && known.retryable();
  }
}
