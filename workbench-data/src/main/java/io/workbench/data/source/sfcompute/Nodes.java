package io.workbench.data.source.sfcompute;

import io.workbench.data.InputException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many nodes a level or a fill is about: one number for the whole window ({@code node_count}),
 * or a schedule ({@code allocation_schedule_delta}). One node is 8 GPUs.
 */
public sealed interface Nodes {
  /** No market has more nodes. */
  int MOST = 1_000_000;

  /** Sum over the window of nodes times the seconds they are there. */
  long nodeSeconds(DeliveryWindow window);

  /**
   * The same number all the time.
   *
   * @param count at least 1
   */
  record Constant(int count) implements Nodes {
    public Constant {
      if (count < 1) {
        throw new InputException("A level must have at least 1 node, but had " + count + ".");
      }
    }

    @Override
    public long nodeSeconds(DeliveryWindow window) {
      return count * window.seconds();
    }
  }

  /**
   * Numbers for stretches of time; between them there are none.
   *
   * @param entries in order of time, none overlapping another
   */
  record Schedule(List<Entry> entries) implements Nodes {
    @Override
    public long nodeSeconds(DeliveryWindow window) {
      long sum = 0;
      for (Entry entry : entries) {
        sum += entry.nodeCount() * entry.secondsIn(window);
      }
      return sum;
    }
  }

  /**
   * A stretch of a schedule.
   *
   * @param start first moment
   * @param end first moment after it; {@code null} if it has no end, on the last entry only
   * @param nodeCount at least 0
   */
  record Entry(Instant start, @Nullable Instant end, int nodeCount) {
    public Entry {
      if (nodeCount < 0) {
        throw new InputException(
            "A schedule's entry must have at least 0 nodes, but had " + nodeCount + ".");
      }
      if (end != null && !end.isAfter(start)) {
        throw new InputException(
            "A schedule's entry must end after its start "
                + start
                + ", but its end was "
                + end
                + ".");
      }
    }

    /** Seconds of the window in which the entry holds. */
    long secondsIn(DeliveryWindow window) {
      long from = Math.max(start.getEpochSecond(), window.start().getEpochSecond());
      long windowEnd = window.end().getEpochSecond();
      long to = end == null ? windowEnd : Math.min(end.getEpochSecond(), windowEnd);
      return Math.max(0, to - from);
    }
  }
}
