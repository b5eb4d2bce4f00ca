package io.workbench.data.collect;

import io.workbench.data.OutputException;
import io.workbench.data.collect.Outcome.Missed;
import io.workbench.data.source.sfcompute.InstrumentRule;
import io.workbench.data.store.GapRecord;
import io.workbench.data.store.SnapshotStore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls all instruments at each time of the grid, for months. Each time of the grid ends in the
 * store as a snapshot or as a gap with its reason; a run begins with those since the last that the
 * store knows of, at which no collector ran. A single poll says nothing of the times before it.
 */
public final class Collector {
  private static final Logger LOG = LoggerFactory.getLogger(Collector.class);
  private static final long MOST_WAITING_BYTES = 64L << 20;
  private static final String DOWN = "no collector was running, or it could not store what it saw";

  private final CollectSpec spec;
  private final Grid grid;
  private final Pollers pollers;
  private final Pace pace;
  private final CollectListener listener;
  private final SnapshotStore store;
  private final Backlog backlog;

  /** A collector that has not begun. */
  public Collector(
      CollectSpec spec, Poll poll, SnapshotStore store, Pace pace, CollectListener listener) {
    this(spec, new Pollers(spec.instruments(), poll), store, pace, listener);
  }

  Collector(
      CollectSpec spec, Pollers pollers, SnapshotStore store, Pace pace, CollectListener listener) {
    this.spec = spec;
    this.pollers = pollers;
    this.store = store;
    this.pace = pace;
    this.listener = listener;
    grid = new Grid(spec.every());
    backlog = new Backlog(store, MOST_WAITING_BYTES, listener);
  }

  /**
   * Collects until a moment, or until the stop is asked for.
   *
   * @param end first moment that is not polled any more; {@code null} for no end
   * @throws OutputException when at the end there is something that cannot be stored
   */
  public void run(@Nullable Instant end, BooleanSupplier stop) {
    Instant next = grid.ceiling(pace.now());
    try {
      explainDowntime(next);
      while (end == null || next.isBefore(end)) {
        if (!pace.awaitUntil(next, stop)) {
          break;
        }
        next = step(next, end, stop);
      }
    } finally {
      pollers.close();
      backlog.write();
    }
    backlog.requireEmpty();
  }

  /**
   * Polls once, now. What comes is kept under the grid's time that has just passed, or, when that
   * is long ago, under the second it is.
   *
   * @return what came of it, an outcome an instrument
   * @throws OutputException when it cannot be stored
   */
  public List<Outcome> runOnce(BooleanSupplier stop) {
    Instant now = pace.now();
    Instant passed = grid.floor(now);
    boolean onTime = Duration.between(passed, now).multipliedBy(10).compareTo(spec.every()) <= 0;
    List<Outcome> outcomes;
    try {
      outcomes = collect(onTime ? passed : now.truncatedTo(ChronoUnit.SECONDS), stop);
    } finally {
      pollers.close();
    }
    backlog.requireEmpty();
    return outcomes;
  }

  /** What is due at a time of the grid, or what has become of it; the next such time. */
  private Instant step(Instant due, @Nullable Instant end, BooleanSupplier stop) {
    Instant now = pace.now();
    if (now.isBefore(due)) {
      LOG.warn("The clock was set back to {}; times that have their snapshots keep them.", now);
      return grid.ceiling(now);
    }
    Instant latest = grid.floor(now);
    if (end != null && !latest.isBefore(end)) {
      latest = grid.before(end);
    }
    for (Instant time = due; time.isBefore(latest); time = grid.after(time)) {
      miss(time, "the collector was held up, or the clock was set forward", "held_up");
    }
    if (Duration.between(latest, now).multipliedBy(2).compareTo(spec.every()) > 0) {
      miss(latest, "the collector came too late to see that moment's book", "too_late");
      backlog.write();
    } else {
      collect(latest, stop);
    }
    return grid.after(latest);
  }

  private List<Outcome> collect(Instant time, BooleanSupplier stop) {
    long start = System.nanoTime();
    List<Outcome> outcomes = pollers.poll(time, stop);
    listener.onPoll(time, outcomes, Duration.ofNanos(System.nanoTime() - start));
    outcomes.forEach(backlog::add);
    backlog.write();
    return outcomes;
  }

  /** The times since the last that the store knows of, at which nothing was polled. */
  private void explainDowntime(Instant next) {
    for (InstrumentRule rule : spec.instruments()) {
      Instant known = store.lastKnown(rule.name()).orElse(null);
      if (known == null) {
        continue;
      }
      Instant begins = pollers.begins(rule);
      Instant first = begins.isAfter(next) ? begins : next;
      Instant time = grid.after(grid.floor(known));
      for (; time.isBefore(first); time = grid.after(time)) {
        miss(rule, time, DOWN, "down");
      }
    }
    backlog.write();
  }

  private void miss(Instant time, String reason, String kind) {
    spec.instruments().forEach(rule -> miss(rule, time, reason, kind));
  }

  private void miss(InstrumentRule rule, Instant time, String reason, String kind) {
    backlog.add(new Missed(new GapRecord(rule.name(), time, reason), kind));
    if (backlog.isDueToWrite()) {
      // A clock that was years behind leaves more of them than memory should hold.
      backlog.write();
    }
  }
}
