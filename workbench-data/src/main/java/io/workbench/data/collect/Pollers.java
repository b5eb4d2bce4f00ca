package io.workbench.data.collect;

import io.workbench.data.source.sfcompute.InstrumentRule;
import io.workbench.data.store.GapRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Polls several instruments at once, so that a slow answer about one holds up no other. */
final class Pollers implements AutoCloseable {
  private static final int MOST_AT_ONCE = 8;
  private static final long LOOK_MILLIS = 200;
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final List<InstrumentRule> rules;
  private final Duration grace;
  private final Poll poll;
  private final ExecutorService threads;

  Pollers(List<InstrumentRule> rules, Poll poll) {
    this(rules, poll, GRACE);
  }

  /**
   * @param grace how long answers are waited for after the stop was asked for
   */
  Pollers(List<InstrumentRule> rules, Poll poll, Duration grace) {
    this.rules = rules;
    this.poll = poll;
    this.grace = grace;
    threads = Executors.newFixedThreadPool(Math.min(MOST_AT_ONCE, rules.size()), Pollers::thread);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "collector-poll");
    thread.setDaemon(true);
    return thread;
  }

  /** First moment at which an instrument is polled. */
  Instant begins(InstrumentRule rule) {
    return poll.begins(rule);
  }

  /**
   * What came of each that has begun, in the order of the rules. Once the stop is asked for, those
   * that do not answer soon are given up.
   */
  List<Outcome> poll(Instant time, BooleanSupplier stop) {
    List<InstrumentRule> due =
        rules.stream().filter(rule -> !time.isBefore(poll.begins(rule))).toList();
    List<Future<Outcome>> polls = new ArrayList<>();
    due.forEach(rule -> polls.add(threads.submit(() -> poll.poll(rule, time))));
    Patience patience = new Patience(stop);
    List<Outcome> outcomes = new ArrayList<>();
    for (int index = 0; index < polls.size(); index++) {
      Outcome outcome = await(polls.get(index), patience);
      if (outcome == null) {
        polls.get(index).cancel(true);
        outcome = givenUp(due.get(index), time);
      }
      outcomes.add(outcome);
    }
    return outcomes;
  }

  private static Outcome givenUp(InstrumentRule rule, Instant time) {
    GapRecord gap =
        new GapRecord(rule.name(), time, "the collector was ended before the answer came");
    return new Outcome.Missed(gap, "ended");
  }

  private static @Nullable Outcome await(Future<Outcome> poll, Patience patience) {
    while (true) {
      try {
        return poll.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException notYet) {
        if (patience.isOver()) {
          return null;
        }
      } catch (ExecutionException fault) {
        if (fault.getCause() instanceof RuntimeException unchecked) {
          throw unchecked;
        }
        throw new IllegalStateException("A poll failed.", fault.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return null;
      }
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  /** Without end, until the stop is asked for; then of a grace. */
  private final class Patience {
    private final BooleanSupplier stop;
    private long askedAt;
    private boolean asked;

    Patience(BooleanSupplier stop) {
      this.stop = stop;
    }

    boolean isOver() {
      if (!asked && stop.getAsBoolean()) {
        asked = true;
        askedAt = System.nanoTime();
      }
      return asked && System.nanoTime() - askedAt >= grace.toNanos();
    }
  }
}
