package io.workbench.data.quality;

import io.workbench.data.market.Sampling;
import io.workbench.data.store.GapRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the stretches without snapshots, and the reasons that were recorded for them. */
final class Gaps {
  private Gaps() {}

  /**
   * All gaps; both the times and the records are in the order of time. Between two snapshots there
   * is one where they are further apart than a step, and wherever one was recorded; before the
   * first and after the last there are those that were recorded.
   *
   * @param sampling {@code null} where there are not two times, of snapshots and records
   */
  static List<Gap> of(long[] timesMillis, @Nullable Sampling sampling, List<GapRecord> recorded) {
    List<Gap> gaps = new ArrayList<>();
    int size = timesMillis.length;
    int record = size == 0 ? recorded.size() : upTo(timesMillis[0], 0, recorded);
    if (record > 0) {
      gaps.add(outer(null, size == 0 ? null : timesMillis[0], recorded.subList(0, record)));
    }
    for (int row = 1; sampling != null && row < size; row++) {
      long after = timesMillis[row - 1];
      long before = timesMillis[row];
      int first = record;
      record = upTo(before, first, recorded);
      if (record > first || sampling.isGap(after, before)) {
        gaps.add(gap(after, before, sampling, recorded.subList(first, record)));
      }
    }
    if (record < recorded.size()) {
      gaps.add(outer(timesMillis[size - 1], null, recorded.subList(record, recorded.size())));
    }
    return gaps;
  }

  /** The first record from {@code from} on that is not before the time. */
  private static int upTo(long timeMillis, int from, List<GapRecord> recorded) {
    int record = from;
    while (record < recorded.size() && timeOf(recorded.get(record)) < timeMillis) {
      record++;
    }
    return record;
  }

  /** A gap of which nothing is known but what was recorded. */
  private static Gap outer(@Nullable Long after, @Nullable Long before, List<GapRecord> recorded) {
    return new Gap(
        after == null ? null : Instant.ofEpochMilli(after),
        before == null ? null : Instant.ofEpochMilli(before),
        recorded.get(0).time(),
        recorded.get(recorded.size() - 1).time(),
        recorded.size(),
        reasons(recorded),
        0);
  }

  private static Gap gap(long after, long before, Sampling sampling, List<GapRecord> recorded) {
    long step = sampling.step().toMillis();
    long steps = Math.round((double) (before - after) / step);
    long missing = Math.max(Math.max(1, recorded.size()), steps - 1);
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    if (sampling.isGap(after, before)) {
      first = after + step;
      last = Math.max(first, before - step);
    }
    if (!recorded.isEmpty()) {
      first = Math.min(first, timeOf(recorded.get(0)));
      last = Math.max(last, timeOf(recorded.get(recorded.size() - 1)));
    }
    return new Gap(
        Instant.ofEpochMilli(after),
        Instant.ofEpochMilli(before),
        Instant.ofEpochMilli(first),
        Instant.ofEpochMilli(last),
        missing,
        reasons(recorded),
        missing - recorded.size());
  }

  private static Map<String, Long> reasons(List<GapRecord> recorded) {
    Map<String, Long> reasons = new LinkedHashMap<>();
    for (GapRecord gap : recorded) {
      reasons.merge(gap.reason(), 1L, Long::sum);
    }
    return Collections.unmodifiableMap(reasons);
  }

  private static long timeOf(GapRecord gap) {
    return gap.time().toEpochMilli();
  }
}
