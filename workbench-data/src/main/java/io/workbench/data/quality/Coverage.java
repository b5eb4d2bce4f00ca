package io.workbench.data.quality;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Counts snapshots by day, in UTC. */
final class Coverage {
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

  private Coverage() {}

  /**
   * Every day from that of the first snapshot or recorded gap to that of the last, of which there
   * is at least one. The expected snapshots are those of a grid that the first of them is on, and
   * never fewer than those that are there and those that are recorded as missing.
   */
  static List<DayCoverage> of(long[] timesMillis, long[] gapsMillis, Duration step) {
    List<DayCoverage> days = new ArrayList<>();
    long first = Math.min(firstOf(timesMillis), firstOf(gapsMillis));
    long last = Math.max(lastOf(timesMillis), lastOf(gapsMillis));
    long stepMillis = step.toMillis();
    for (long day = Math.floorDiv(first, DAY_MILLIS); day * DAY_MILLIS <= last; day++) {
      long begin = day * DAY_MILLIS;
      long end = begin + DAY_MILLIS;
      long onGrid =
          gridPoints(first, Math.min(end - 1, last), stepMillis)
              - gridPoints(first, begin - 1, stepMillis);
      long present = before(end, timesMillis) - before(begin, timesMillis);
      long recorded = before(end, gapsMillis) - before(begin, gapsMillis);
      long expected = Math.max(onGrid, present + recorded);
      days.add(new DayCoverage(LocalDate.ofEpochDay(day), expected, present));
    }
    return days;
  }

  private static long firstOf(long[] sorted) {
    return sorted.length == 0 ? Long.MAX_VALUE : sorted[0];
  }

  private static long lastOf(long[] sorted) {
    return sorted.length == 0 ? Long.MIN_VALUE : sorted[sorted.length - 1];
  }

  /** How many of the sorted times, which are all different, are before a moment. */
  private static int before(long moment, long[] sorted) {
    int at = Arrays.binarySearch(sorted, moment);
    return at >= 0 ? at : -at - 1;
  }

  /** How many points the grid that begins with {@code first} has up to {@code to}. */
  private static long gridPoints(long first, long to, long step) {
    return to < first ? 0 : (to - first) / step + 1;
  }
}
