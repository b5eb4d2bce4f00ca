package io.workbench.data.collect;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Hears how a collector fares; called by its one thread. What it does must be quick. */
public interface CollectListener {
  /** Hears nothing. */
  CollectListener NONE = new CollectListener() {};

  /**
   * All instruments were polled.
   *
   * @param time of the grid
   * @param took from the first request to the last answer
   */
  default void onPoll(Instant time, List<Outcome> outcomes, Duration took) {}

  /**
   * The store has a gap that it did not have before: of a poll that failed, or of a time at which
   * there was none.
   */
  default void onGap(Outcome.Missed missed) {}

  /**
   * The store had a snapshot of that instrument and time already, which stays.
   *
   * @param differs whether it has other values
   */
  default void onThere(Outcome.Seen seen, boolean differs) {}

  /**
   * What waited was written, or could not be. Comes after the gaps that were among it.
   *
   * @param waiting outcomes that are not in the store yet
   */
  default void onStored(int waiting) {}
}
