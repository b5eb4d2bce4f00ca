package io.workbench.data.source.sfcompute;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats what failed for a passing reason, later and later, and leaves the service alone after too
 * many calls that failed in a row, and for as long as it asks to be.
 */
final class Retrying {
  private static final Logger LOG = LoggerFactory.getLogger(Retrying.class);

  private final RetrySpec spec;
  private final Duration patience;
  private final FaultSentences sentences;
  private final RetryListener listener;
  private final RetryAfterHold hold;
  private final CircuitBreaker<RawAnswer> breaker;

  Retrying(
      SfComputeSettings settings, Clock clock, FaultSentences sentences, RetryListener listener) {
    this.spec = settings.retry();
    // The last attempt starts early enough to end within the limit of the call.
    this.patience = settings.limits().call().minus(settings.limits().attempt());
    this.sentences = sentences;
    this.listener = listener;
    this.hold = new RetryAfterHold(spec.maxRetryAfter(), clock);
    this.breaker = breaker();
  }

  /**
   * The first success of at most so many attempts, or else the last failure.
   *
   * @param of what is asked about, such as an instrument's requirements, for the log
   * @param hurry how long attempts may begin, where that is shorter than the limits allow
   */
  RawAnswer run(String about, String of, Supplier<RawAnswer> attempt, Duration hurry) {
    Call call = new Call(about, of, attempt, hurry.compareTo(patience) < 0 ? hurry : patience);
    call.requireTimeForHold();
    try {
      return Failsafe.with(breaker, retry(call)).get(call::attempt);
    } catch (CircuitBreakerOpenException open) {
      throw sentences.circuitOpen(spec.breakerFaults(), breaker.getRemainingDelay());
    } catch (FailsafeException stopped) {
      // The only checked exception here is the interrupt of a wait.
      throw sentences.interrupted(about);
    } catch (SfComputeException failure) {
      throw call.told(failure);
    }
  }

  /** Counts calls with all their attempts, so that a moment's fault costs no call its retries. */
  private CircuitBreaker<RawAnswer> breaker() {
    return CircuitBreaker.<RawAnswer>builder()
        .handleIf(Retrying::passes)
        .withFailureThreshold(spec.breakerFaults())
        .withDelay(spec.breakerDelay())
        .onOpen(
            change ->
                LOG.warn(
                    "{} calls to SF Compute failed in a row, so that it is left alone for {}.",
                    spec.breakerFaults(),
                    spec.breakerDelay()))
        .onClose(change -> LOG.info("SF Compute answers again."))
        .build();
  }

  private RetryPolicy<RawAnswer> retry(Call call) {
    // Failsafe wants it to be longer than a delay, even where none fits any more.
    Duration shortest = spec.firstDelay().plusMillis(1);
    return RetryPolicy.<RawAnswer>builder()
        .handleIf(Retrying::passes)
        .withMaxAttempts(spec.attempts())
        .withBackoff(spec.firstDelay(), spec.maxDelay())
        .withJitter(spec.jitter())
        .withMaxDuration(call.limit.compareTo(shortest) < 0 ? shortest : call.limit)
        .withDelayFnOn(context -> asked(context.getLastException()), SfComputeException.class)
        .abortIf((answer, failure) -> call.endsBeforeHold())
        .onRetryScheduled(event -> call.tell(event.getLastException(), event.getDelay()))
        .build();
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
    return Duration.ofNanos((long) Math.ceil(hold.granted(asked).toNanos() / (1 - spec.jitter())));
  }

  /** Of a wait, never too few. */
  static long wholeSeconds(Duration wait) {
    return (wait.toMillis() + 999) / 1000;
  }

  /** Whether it may pass; what was not even asked says nothing of the service. */
  private static boolean passes(Throwable failure) {
    return failure instanceof SfComputeException known
        && known.retryable()
        && known.kind() != FaultKind.ASKED_TO_WAIT;
  }

  /** One call: its attempts so far, and the time it has left. Used by one thread. */
  private final class Call {
    private final String about;
    private final String of;
    private final Supplier<RawAnswer> attempt;
    private final Duration limit;
    private final long startNanos = System.nanoTime();
    private int attempts;
    private String said = "";

    Call(String about, String of, Supplier<RawAnswer> attempt, Duration limit) {
      this.about = about;
      this.of = of;
      this.attempt = attempt;
      this.limit = limit;
    }

    RawAnswer attempt() {
      requireTimeForHold();
      awaitHold();
      attempts++;
      try {
        return attempt.get();
      } catch (SfComputeException failure) {
        Duration asked = failure.retryAfter();
        if (asked != null && failure.retryable()) {
          hold.ask(asked);
        }
        throw failure;
      }
    }

    /** Of failures that are alike the first alone is for the log. */
    void tell(Throwable failure, Duration delay) {
      if (failure instanceof SfComputeException known) {
        String sentence = String.valueOf(known.getMessage());
        if (!sentence.equals(said)) {
          said = sentence;
          LOG.info("{}: {} The next attempt is in {} s.", of, sentence, wholeSeconds(delay));
        }
        listener.retryIn(known, delay);
      }
    }

    /** Fails at once where nothing may be asked until the call is over. */
    void requireTimeForHold() {
      if (endsBeforeHold()) {
        throw sentences.askedToWait(about, hold.end());
      }
    }

    private void awaitHold() {
      try {
        hold.await();
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        throw sentences.interrupted(about);
      }
    }

    boolean endsBeforeHold() {
      Duration left = limit.minusNanos(System.nanoTime() - startNanos);
      Duration held = hold.left();
      return !held.isZero() && held.compareTo(left) > 0;
    }

    /** The failure with what else is to be told of the call. */
    SfComputeException told(SfComputeException failure) {
      SfComputeException told =
          attempts > 1 ? failure.and("tried " + attempts + " times") : failure;
      boolean held = failure.retryAfter() != null && endsBeforeHold();
      return held ? told.and("it asks to be left alone until " + hold.end()) : told;
    }
  }
}
