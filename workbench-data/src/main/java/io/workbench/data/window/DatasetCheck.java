package io.workbench.data.window;

import io.workbench.data.InputException;
import io.workbench.data.feature.FeatureTable;
import io.workbench.data.market.Column;
import io.workbench.data.market.Continuity;
import io.workbench.data.market.SnapshotSeries;
import io.workbench.data.source.LoadedSeries;
import io.workbench.data.split.Part;
import io.workbench.data.split.SplitSpec;
import io.workbench.data.split.TimeSplit;

/** Says in numbers what a series lacks for training. */
final class DatasetCheck {
  private DatasetCheck() {}

  static void requirePrice(SnapshotSeries series) {
    if (!series.has(Column.MID_PRICE)) {
      throw new InputException(
          "A series needs the column \""
              + Column.MID_PRICE
              + "\" to be forecast, but has only "
              + series.columns()
              + ".");
    }
  }

  static void requireWindows(Dataset dataset, SplitSpec split) {
    if (dataset.hasWindowsInEachPart()) {
      return;
    }
    LoadedSeries loaded = dataset.loaded();
    FeatureTable table = dataset.features().compute(loaded.series(), loaded.sampling());
    throw new InputException(
        "Each part needs at least 1 window, but the "
            + table.rows()
            + " rows of the series gave "
            + dataset.train().size()
            + " for training, "
            + dataset.validation().size()
            + " for validation and "
            + dataset.test().size()
            + " for testing; "
            + rowsNeeded(dataset, split)
            + " rows without a gap or a missing value are the least that do; here the longest stretch"
            + " without a step over "
            + loaded.sampling().maxStep()
            + " has "
            + longestStretch(dataset)
            + " rows, and "
            + mostMissing(table)
            + loaded.setAside()
            + ".");
  }

  private static int longestStretch(Dataset dataset) {
    SnapshotSeries series = dataset.loaded().series();
    return Continuity.of(series.timesMillis(), dataset.loaded().sampling()).longestStretch();
  }

  /** The least number of rows, none of them missing anything, that gives each part a window. */
  static int rowsNeeded(Dataset dataset, SplitSpec split) {
    WindowSpec window = dataset.window();
    int firstTarget = dataset.features().historyRows() + window.length() - 1 + window.horizon();
    int rows = Math.max(firstTarget, fewestRows(firstTarget, window.horizon(), split));
    while (!givesEachAWindow(TimeSplit.of(rows, split, window.horizon()), firstTarget)) {
      rows++;
    }
    return rows;
  }

  /**
   * Rows below which some part is too short. A share s of n rows is at most s n + 1 rows after
   * rounding, so the least are at most a few more; counting them up from 0 could take minutes.
   */
  private static int fewestRows(int firstTarget, int horizon, SplitSpec split) {
    double train = firstTarget / split.train();
    double later = (horizon - 1) / Math.min(split.validation(), split.test());
    return (int) Math.min(Math.max(train, later), Integer.MAX_VALUE);
  }

  private static boolean givesEachAWindow(TimeSplit split, int firstTarget) {
    for (Part part : Part.values()) {
      int last = split.targets(part).toExclusive() - 1;
      if (split.targets(part).size() == 0 || last < firstTarget) {
        return false;
      }
    }
    return true;
  }

  private static String mostMissing(FeatureTable table) {
    int worst = 0;
    int worstMissing = -1;
    for (int feature = 0; feature < table.features(); feature++) {
      int missing = 0;
      for (double value : table.column(feature)) {
        missing += Double.isFinite(value) ? 0 : 1;
      }
      if (missing > worstMissing) {
        worst = feature;
        worstMissing = missing;
      }
    }
    return "\""
        + table.names().get(worst)
        + "\" is undefined in "
        + worstMissing
        + ", more than any other feature";
  }
}
