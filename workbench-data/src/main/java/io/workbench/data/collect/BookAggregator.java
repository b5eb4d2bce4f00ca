package io.workbench.data.collect;

import io.workbench.data.InputException;
import io.workbench.data.market.Snapshot;
import io.workbench.data.source.sfcompute.DepthSnapshot;
import io.workbench.data.source.sfcompute.SfComputeException;
import io.workbench.data.store.Aggregator;
import io.workbench.data.store.StoredAnswer;

/**
 * Makes snapshots of stored answers as the collector does. Each is read by the window that it tells
 * itself, so that it gives the same snapshot whatever has become of its instrument's rule.
 */
public final class BookAggregator implements Aggregator {

  @Override
  public Snapshot aggregate(StoredAnswer answer) {
    try {
      return DepthSnapshot.ofKept(answer.body(), answer.instrument(), answer.time());
    } catch (SfComputeException unusable) {
      throw new InputException(String.valueOf(unusable.getMessage()), unusable);
    }
  }
}
