package io.workbench.data.collect;

import io.workbench.data.OutputException;
import io.workbench.data.collect.Outcome.Missed;
import io.workbench.data.collect.Outcome.Seen;
import io.workbench.data.store.GapRecord;
import io.workbench.data.store.SnapshotStore;
import io.workbench.data.store.StoredAnswer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
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
  private final Deque<Outcome> waiting = new ArrayDeque<>();
  private long bytes;
  private boolean failing;

  Backlog(SnapshotStore store, long mostBytes) {
    this.store = store;
    this.mostBytes = mostBytes;
  }

  /** How many wait. */
  int size() {
    return waiting.size();
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
    while (!waiting.isEmpty()) {
      List<Outcome> next = next();
      try {
        write(next);
      } catch (OutputException full) {
        say(full);
        return;
      }
      for (Outcome written : next) {
        waiting.removeFirst();
        bytes -= bytesOf(written);
      }
    }
    if (failing) {
      failing = false;
      LOG.info("The store can be written again; nothing waits any more.");
    }
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

  private void write(List<Outcome> outcomes) {
    if (outcomes.get(0) instanceof Seen seen) {
      write(seen);
      return;
    }
    List<GapRecord> gaps = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      gaps.add(((Missed) outcome).gap());
    }
    store.recordGaps(gaps);
  }

  private void write(Seen seen) {
    StoredAnswer answer = seen.answer();
    if (answer == null) {
      store.insert(seen.snapshot());
    } else {
      store.insert(seen.snapshot(), answer);
    }
  }

  private void say(OutputException fault) {
    if (!failing) {
      failing = true;
      LOG.error(
          "{} What was collected waits in memory, and writing is tried again.", fault.getMessage());
    }
  }

  private void giveUpOldest() {
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

  private static long bytesOf(Outcome outcome) {
    StoredAnswer answer = outcome instanceof Seen seen ? seen.answer() : null;
    return ROW_BYTES + (answer == null ? 0 : answer.body().length);
  }
}
