package io.workbench.data.quality;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Gathers moments as they are found. */
final class MomentList {
  private final List<Instant> times = new ArrayList<>();
  private long count;

  void add(long timeMillis) {
    count++;
    if (times.size() < Moments.LISTED) {
      times.add(Instant.ofEpochMilli(timeMillis));
    }
  }

  Moments toMoments() {
    return new Moments(count, List.copyOf(times));
  }
}
