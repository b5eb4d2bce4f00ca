package io.workbench.data.collect;

import io.workbench.data.source.sfcompute.InstrumentRule;
import java.time.Instant;

/** Looks at an instrument's book, called by several threads. */
public interface Poll {
  /** What the book is at a time of the grid; a fault is an outcome, too. */
  Outcome poll(InstrumentRule rule, Instant time);

  /** First moment of which it can know the instrument's book; nothing is polled before. */
  default Instant begins(InstrumentRule rule) {
    return Instant.MIN;
  }
}
