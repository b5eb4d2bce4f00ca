package io.workbench.data.collect;

import java.time.Duration;
import java.time.Instant;

/** The times at which polls are due: the multiples of a step since 1970 in UTC. */
record Grid(Duration every) {
  /** The last time of the grid at or before the moment. */
  Instant floor(Instant moment) {
    long step = every.toMillis();
    return Instant.ofEpochMilli(Math.floorDiv(moment.toEpochMilli(), step) * step);
  }

  /** The first time of the grid at or after the moment. */
  Instant ceiling(Instant moment) {
    Instant floor = floor(moment);
    return floor.equals(moment) ? floor : floor.plus(every);
  }

  /** The last time of the grid before the moment. */
  Instant before(Instant moment) {
    return ceiling(moment).minus(every);
  }

  /** The time after one of the grid. */
  Instant after(Instant time) {
    return time.plus(every);
  }
}
