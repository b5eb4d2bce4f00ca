package io.workbench.data.quality;

import io.workbench.data.store.GapRecord;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Counts snapshots by day, in UTC. */
final class Coverage {
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

  private Coverage() {}

  /**
   * Every day from that of the first snapshot or recorded gap to that of the last. The expected
   * snapshots are those of a grid that the first of them is on.
   */
  static List<DayCoverage> of(long[] timesMillis, List<GapRecord> recorded, Duration step) {
    List<DayCoverage> days = new ArrayList<>();
    long first = timesMillis[0];
    long last = timesMillis[timesMillis.length - 1];
    if (!recorded.isEmpty()) {
      first = Math.min(first, recorded.get(0).time().toEpochMilli());
      last = Math.max(last, recorded.get(recorded.size() - 1).time().toEpochMilli());
    }
    long stepMillis = step.toMillis();
    int row = 0;
    for (long day = Math.floorDiv(first, DAY_MILLIS); day * DAY_MILLIS <= last; day++) {
      long end = (day + 1) * DAY_MILLIS;
      int begin = row;
      while (row < timesMillis.length && timesMillis[row] < end) {
        row++;
      }
      long expected =
          gridPoints(first, Math.min(end - 1, last), stepMillis)
              - gridPoints(first, day * DAY_MILLIS - 1, stepMillis);
      days.add(new DayCoverage(LocalDate.ofEpochDay(day), expected, row - begin));
    }
    return days;
  }

  /** How many points the grid that begins with {@code first} has up to {@code to}. */
  private static long gridPoints(long first, long to, long step) {
    return to < first ? 0 : (to - first) / step + 1;
  }
}
