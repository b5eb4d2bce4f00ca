package io.workbench.data.collect;

import io.workbench.data.source.sfcompute.InstrumentRule;
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

  private final List<InstrumentRule> rules;
  private final Poll poll;
  private final ExecutorService threads;

  Pollers(List<InstrumentRule> rules, Poll poll) {
    this.rules = rules;
    this.poll = poll;
    threads = Executors.newFixedThreadPool(Math.min(MOST_AT_ONCE, rules.size()), Pollers::thread);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "collector-poll");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * What came of each, in the order of the rules; without those that were given up because the stop
   * was asked for.
   */
  List<Outcome> poll(Instant time, BooleanSupplier stop) {
    List<Future<Outcome>> polls = new ArrayList<>();
    rules.forEach(rule -> polls.add(threads.submit(() -> poll.poll(rule, time))));
    List<Outcome> outcomes = new ArrayList<>();
    for (Future<Outcome> each : polls) {
      Outcome outcome = await(each, stop);
      if (outcome == null) {
        each.cancel(true);
      } else {
        outcomes.add(outcome);
      }
    }
    return outcomes;
  }

  private static @Nullable Outcome await(Future<Outcome> poll, BooleanSupplier stop) {
    while (true) {
      try {
        return poll.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException notYet) {
        if (stop.getAsBoolean()) {
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
}
