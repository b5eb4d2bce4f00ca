package io.workbench.data.audit;

import io.workbench.data.market.SnapshotSeries;
import io.workbench.data.split.Part;
import io.workbench.data.window.Dataset;
import io.workbench.data.window.Panel;
import io.workbench.data.window.Windows;
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
   * Epoch milliseconds, increasing, all before the end of the last window, the same for all series.
   *
   * @param spread how many cuts are spread over the series, and at most how many missing values are
   *     cut at
   */
  static SortedSet<Long> choose(Panel panel, List<SnapshotSeries> series, int spread) {
    long[] ends = endTimes(panel);
    SortedSet<Long> cuts = new TreeSet<>();
    for (int cut = 1; cut <= spread; cut++) {
      cuts.add(ends[(int) ((long) cut * (ends.length - 1) / (spread + 1))]);
    }
    for (Dataset member : panel.members()) {
      SnapshotSeries split = member.loaded().series();
      cuts.add(split.timeMillis(member.split().train().toExclusive() - 1));
      cuts.add(split.timeMillis(member.split().validation().toExclusive() - 1));
    }
    List<Long> missing = timesMissingWhatFollows(series);
    int chosen = Math.min(spread, missing.size());
    for (int cut = 0; cut < chosen; cut++) {
      cuts.add(missing.get((int) ((long) cut * missing.size() / chosen)));
    }
    return cuts.headSet(ends[ends.length - 1]);
  }

  private static long[] endTimes(Panel panel) {
    int count = 0;
    long[] ends = new long[panel.train().size() + panel.validation().size() + panel.test().size()];
    for (Part part : Part.values()) {
      Windows windows = panel.windows(part);
      for (int window = 0; window < windows.size(); window++) {
        ends[count++] = windows.endTimeMillis(window);
      }
    }
    Arrays.sort(ends);
    return ends;
  }

  private static List<Long> timesMissingWhatFollows(List<SnapshotSeries> series) {
    SortedSet<Long> times = new TreeSet<>();
    for (SnapshotSeries one : series) {
      for (int row = 0; row + 1 < one.size(); row++) {
        if (missesWhatFollows(one, row)) {
          times.add(one.timeMillis(row));
        }
      }
    }
    return List.copyOf(times);
  }

  private static boolean missesWhatFollows(SnapshotSeries series, int row) {
    for (String column : series.columns()) {
      double[] values = series.column(column);
      if (Double.isNaN(values[row]) && !Double.isNaN(values[row + 1])) {
        return true;
      }
    }
    return false;
  }
}
