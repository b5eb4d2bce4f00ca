package io.workbench.data.quality;

import io.workbench.data.market.Column;
import io.workbench.data.market.SnapshotSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Finds stretches of snapshots whose prices and volumes are all the same. */
final class StaleBooks {
  private StaleBooks() {}

  /** Stretches of at least so many snapshots; empty books are not stale, they are empty. */
  static List<Stretch> of(SnapshotSeries series, int snapshots) {
    double[][] book = {
      series.column(Column.BEST_BID),
      series.column(Column.BEST_ASK),
      series.column(Column.BID_VOLUME),
      series.column(Column.ASK_VOLUME)
    };
    List<Stretch> stretches = new ArrayList<>();
    int first = 0;
    for (int row = 1; row <= series.size(); row++) {
      if (row < series.size() && isSame(book, row - 1, row)) {
        continue;
      }
      if (row - first >= snapshots) {
        stretches.add(
            new Stretch(
                Instant.ofEpochMilli(series.timeMillis(first)),
                Instant.ofEpochMilli(series.timeMillis(row - 1)),
                row - first));
      }
      first = row;
    }
    return stretches;
  }

  private static boolean isSame(double[][] book, int row, int other) {
    boolean quoted = false;
    for (double[] values : book) {
      if (Double.doubleToLongBits(values[row]) != Double.doubleToLongBits(values[other])) {
        return false;
      }
      quoted |= !Double.isNaN(values[row]);
    }
    return quoted;
  }
}
