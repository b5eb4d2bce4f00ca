package io.workbench.data.collect;

import io.workbench.data.InputException;
import io.workbench.data.OutputException;
import io.workbench.data.collect.Outcome.Missed;
import io.workbench.data.collect.Outcome.Seen;
import io.workbench.data.store.GapRecord;
import io.workbench.data.store.SnapshotStore;
import io.workbench.data.store.StoredAnswer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Outcomes on their way into the store, oldest first. What cannot be written waits here, as when a
 * disk is full; when too much waits, the oldest snapshots become gaps that say so.
 */
final class Backlog {
  private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);
  private static final int ROW_BYTES = 200;
  private static final int MOST_GAPS = 5_000;

  private final SnapshotStore store;
  private final long mostBytes;
  private final CollectListener listener;
  private final Deque<Outcome> waiting = new ArrayDeque<>();
  private long bytes;
  private @Nullable String fault;
  private boolean overflowing;

  /**
   * @param mostBytes that the snapshots which wait, with their answers, may hold
   * @param listener hears what was stored
   */
  Backlog(SnapshotStore store, long mostBytes, CollectListener listener) {
    this.store = store;
    this.mostBytes = mostBytes;
    this.listener = listener;
  }

  /** Whether as many wait as a store takes at once, so that they should be tried to be written. */
  boolean isDueToWrite() {
    return waiting.size() % MOST_GAPS == 0;
  }

  void add(Outcome outcome) {
    waiting.addLast(outcome);
    bytes += bytesOf(outcome);
    if (bytes > mostBytes) {
      giveUpOldest();
    }
  }

  /** Writes what it can; the first fault ends the attempt, and all that is left waits on. */
  void write() {
    try {
      while (!waiting.isEmpty()) {
        writeNext();
      }
      sayAllIsWell();
    } catch (OutputException | InputException refused) {
      say(String.valueOf(refused.getMessage()));
    }
    listener.onStored(waiting.size());
  }

  /** For the end, after the last attempt. */
  void requireEmpty() {
    if (!waiting.isEmpty()) {
      throw new OutputException(
          waiting.size() + " polls could not be stored and are lost: " + fault);
    }
  }

  private void writeNext() {
    List<Outcome> next = next();
    List<Missed> gaps = write(next);
    for (Outcome written : next) {
      waiting.removeFirst();
      bytes -= bytesOf(written);
    }
    gaps.forEach(listener::onGap);
  }

  /** One snapshot, or as many gaps as follow one another. */
  private List<Outcome> next() {
    List<Outcome> next = new ArrayList<>();
    for (Outcome outcome : waiting) {
      boolean gap = outcome instanceof Missed;
      if (!next.isEmpty() && (!gap || next.size() == MOST_GAPS)) {
        return next;
      }
      next.add(outcome);
      if (!gap) {
        return next;
      }
    }
    return next;
  }

  /** The gaps among them that the store did not have. */
  private List<Missed> write(List<Outcome> outcomes) {
    if (outcomes.get(0) instanceof Seen seen) {
      write(seen);
      return List.of();
    }
    List<Missed> missed = new ArrayList<>();
    outcomes.forEach(outcome -> missed.add((Missed) outcome));
    Set<GapRecord> added =
        new HashSet<>(store.recordGaps(missed.stream().map(Missed::gap).toList()));
    missed.removeIf(each -> !added.contains(each.gap()));
    return missed;
  }

  private void write(Seen seen) {
    StoredAnswer answer = seen.answer();
    boolean added =
        answer == null ? store.insert(seen.snapshot()) : store.insert(seen.snapshot(), answer);
    if (!added) {
      listener.onThere(seen, !store.holds(seen.snapshot()));
    }
  }

  private void say(String sentence) {
    if (!sentence.equals(fault)) {
      fault = sentence;
      LOG.error("{} What was collected waits in memory, and writing is tried again.", sentence);
    }
  }

  private void sayAllIsWell() {
    if (fault != null) {
      fault = null;
      overflowing = false;
      LOG.info("The store can be written again; nothing waits any more.");
    }
  }

  private void giveUpOldest() {
    if (!overflowing) {
      overflowing = true;
      LOG.error(
          "More than {} MB wait to be stored: the oldest snapshots become gaps that say so.",
          mostBytes >> 20);
    }
    Deque<Outcome> kept = new ArrayDeque<>();
    while (!waiting.isEmpty() && bytes > mostBytes) {
      Outcome oldest = waiting.removeFirst();
      Missed given =
          oldest instanceof Missed missed
              ? missed
              : new Missed(
                  new GapRecord(
                      oldest.instrument(),
                      oldest.time(),
                      "it was seen, but could not be stored for too long"),
                  "not_stored");
      bytes += bytesOf(given) - bytesOf(oldest);
      kept.addLast(given);
    }
    while (!kept.isEmpty()) {
      waiting.addFirst(kept.removeLast());
    }
  }

  /** What giving it up would free: nothing of a gap, which is all that is left then. */
  private static long bytesOf(Outcome outcome) {
    if (!(outcome instanceof Seen seen)) {
      return 0;
    }
    StoredAnswer answer = seen.answer();
    return ROW_BYTES + (answer == null ? 0 : answer.body().length);
  }
}
