package io.workbench.data.quality;

import io.workbench.data.market.Column;
import io.workbench.data.market.SnapshotSeries;

/** Books that are crossed, one-sided or empty. */
record BookFaults(Occurrences crossed, Occurrences oneSided, Occurrences empty) {
  static BookFaults of(SnapshotSeries series) {
    OccurrenceList crossed = new OccurrenceList();
    OccurrenceList oneSided = new OccurrenceList();
    OccurrenceList empty = new OccurrenceList();
    double[] bid = series.column(Column.BEST_BID);
    double[] ask = series.column(Column.BEST_ASK);
    for (int row = 0; row < series.size(); row++) {
      boolean hasBid = !Double.isNaN(bid[row]);
      boolean hasAsk = !Double.isNaN(ask[row]);
      if (hasBid != hasAsk) {
        oneSided.add(series.timeMillis(row));
      } else if (!hasBid) {
        empty.add(series.timeMillis(row));
      } else if (bid[row] > ask[row]) {
        crossed.add(series.timeMillis(row));
      }
    }
    return new BookFaults(crossed.toOccurrences(), oneSided.toOccurrences(), empty.toOccurrences());
  }
}
