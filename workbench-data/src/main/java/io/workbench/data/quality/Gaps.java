package io.workbench.data.quality;

import io.workbench.data.market.Sampling;
import io.workbench.data.store.GapRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the stretches without snapshots, and the reasons that were recorded for them. */
final class Gaps {
  private Gaps() {}

  /** All gaps; both the times and the records are in the order of time. */
  static List<Gap> of(long[] timesMillis, Sampling sampling, List<GapRecord> recorded) {
    List<Gap> gaps = new ArrayList<>();
    int record = 0;
    for (int row = 1; row < timesMillis.length; row++) {
      long after = timesMillis[row - 1];
      long before = timesMillis[row];
      if (!sampling.isGap(after, before)) {
        continue;
      }
      while (record < recorded.size() && timeOf(recorded.get(record)) <= after) {
        record++;
      }
      int first = record;
      while (record < recorded.size() && timeOf(recorded.get(record)) < before) {
        record++;
      }
      gaps.add(gap(after, before, sampling, recorded.subList(first, record)));
    }
    return gaps;
  }

  private static Gap gap(long after, long before, Sampling sampling, List<GapRecord> recorded) {
    Map<String, Long> reasons = new LinkedHashMap<>();
    for (GapRecord gap : recorded) {
      reasons.merge(gap.reason(), 1L, Long::sum);
    }
    double steps = (double) (before - after) / sampling.step().toMillis();
    long missing = Math.max(1, Math.round(steps) - 1);
    return new Gap(
        Instant.ofEpochMilli(after),
        Instant.ofEpochMilli(before),
        missing,
        Collections.unmodifiableMap(reasons),
        Math.max(0, missing - recorded.size()));
  }

  private static long timeOf(GapRecord gap) {
    return gap.time().toEpochMilli();
  }
}
