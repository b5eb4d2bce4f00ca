package io.workbench.data.feature;

import io.workbench.data.market.Continuity;
import io.workbench.data.market.Sampling;
import io.workbench.data.market.SnapshotSeries;

/**
 * What features are computed from.
 *
 * @param continuity where the gaps of the series are
 */
public record FeatureInput(SnapshotSeries series, Continuity continuity) {

  /** A series whose gaps are found by its sampling. */
  public static FeatureInput of(SnapshotSeries series, Sampling sampling) {
    return new FeatureInput(series, Continuity.of(series.timesMillis(), sampling));
  }
}
