package io.workbench.data.audit;

import io.workbench.data.market.SnapshotSeries;
import io.workbench.data.split.Part;
import io.workbench.data.window.Dataset;
import io.workbench.data.window.Windows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Chooses the times to cut at: spread over the windows' ends, since a window that ends at the cut
 * shows a leak of even one row; the last row of each part but the test's; and rows with a missing
 * value that the next row has, where whatever fills gaps backward shows.
 */
final class CutTimes {
  private CutTimes() {}

  /**
   * Epoch milliseconds, increasing, all before the end of the last window.
   *
   * @param spread how many cuts are spread over the series, and at most how many missing values are
   *     cut at
   */
  static SortedSet<Long> choose(Dataset dataset, SnapshotSeries series, int spread) {
    long[] ends = endTimes(dataset);
    SortedSet<Long> cuts = new TreeSet<>();
    for (int cut = 1; cut <= spread; cut++) {
      cuts.add(ends[(int) ((long) cut * (ends.length - 1) / (spread + 1))]);
    }
    SnapshotSeries split = dataset.loaded().series();
    cuts.add(split.timeMillis(dataset.split().train().toExclusive() - 1));
    cuts.add(split.timeMillis(dataset.split().validation().toExclusive() - 1));
    List<Integer> missing = rowsMissingWhatFollows(series);
    int chosen = Math.min(spread, missing.size());
    for (int cut = 0; cut < chosen; cut++) {
      cuts.add(series.timeMillis(missing.get((int) ((long) cut * missing.size() / chosen))));
    }
    return cuts.headSet(ends[ends.length - 1]);
  }

  private static long[] endTimes(Dataset dataset) {
    int count = 0;
    long[] ends =
        new long[dataset.train().size() + dataset.validation().size() + dataset.test().size()];
    for (Part part : Part.values()) {
      Windows windows = dataset.windows(part);
      for (int window = 0; window < windows.size(); window++) {
        ends[count++] = windows.endTimeMillis(window);
      }
    }
    Arrays.sort(ends);
    return ends;
  }

  private static List<Integer> rowsMissingWhatFollows(SnapshotSeries series) {
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row + 1 < series.size(); row++) {
      for (String column : series.columns()) {
        double[] values = series.column(column);
        if (Double.isNaN(values[row]) && !Double.isNaN(values[row + 1])) {
          rows.add(row);
          break;
        }
      }
    }
    return rows;
  }
}
