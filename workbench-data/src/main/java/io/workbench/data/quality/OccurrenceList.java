package io.workbench.data.quality;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Gathers occurrences as they are found. */
final class OccurrenceList {
  private final List<Instant> times = new ArrayList<>();
  private long count;

  void add(long timeMillis) {
    count++;
    if (times.size() < Occurrences.LISTED) {
      times.add(Instant.ofEpochMilli(timeMillis));
    }
  }

  Occurrences toOccurrences() {
    return new Occurrences(count, List.copyOf(times));
  }
}
