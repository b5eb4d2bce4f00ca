package io.workbench.data.store;

import io.workbench.data.InputException;
import io.workbench.data.market.Snapshot;

/** Makes a snapshot of an answer: one reading of the order book, which may be improved later. */
public interface Aggregator {
  /**
   * The snapshot of the answer's instrument and time.
   *
   * @throws InputException if the answer holds no order book
   */
  Snapshot aggregate(StoredAnswer answer);
}
