package io.workbench.data.collect;

import io.workbench.data.InputException;
import io.workbench.data.market.Column;
import io.workbench.data.market.Snapshot;
import io.workbench.data.market.SnapshotSeries;
import io.workbench.data.source.sfcompute.InstrumentRule;
import io.workbench.data.store.GapRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Plays a series back as though it were the market: a poll sees the first row from its time on that
 * comes before the next poll, and a time without one is a gap.
 */
public final class ReplayPoll implements Poll {
  private final SnapshotSeries series;
  private final Duration every;

  /**
   * Plays a series.
   *
   * @param series with best_bid and best_ask, or with mid_price and spread
   * @throws InputException when it has neither
   */
  public ReplayPoll(SnapshotSeries series, Duration every) {
    boolean quoted = series.has(Column.BEST_BID) && series.has(Column.BEST_ASK);
    if (!quoted && !(series.has(Column.MID_PRICE) && series.has(Column.SPREAD))) {
      throw new InputException(
          "A file to be replayed needs best_bid and best_ask, or mid_price and spread, but has "
              + String.join(", ", series.columns())
              + ".");
    }
    this.series = series;
    this.every = every;
  }

  /** Time of the first row. */
  public Instant from() {
    return Instant.ofEpochMilli(series.timeMillis(0));
  }

  /** First moment after the last row. */
  public Instant to() {
    return Instant.ofEpochMilli(series.timeMillis(series.size() - 1) + 1);
  }

  @Override
  public Outcome poll(InstrumentRule rule, Instant time) {
    int found = Arrays.binarySearch(series.timesMillis(), time.toEpochMilli());
    int row = found >= 0 ? found : -found - 1;
    boolean there = row < series.size() && series.timeMillis(row) < time.plus(every).toEpochMilli();
    if (!there) {
      GapRecord gap = new GapRecord(rule.name(), time, "the file has no row at this time");
      return new Outcome.Missed(gap, "no_row");
    }
    return new Outcome.Seen(
        new Snapshot(
            time,
            rule.name(),
            price(Column.BEST_BID, -1, row),
            price(Column.BEST_ASK, 1, row),
            value(Column.BID_VOLUME, row),
            value(Column.ASK_VOLUME, row)),
        null);
  }

  /** The quoted price, or else half a spread from the middle. */
  private @Nullable Double price(String column, int side, int row) {
    Double quoted = value(column, row);
    Double mid = value(Column.MID_PRICE, row);
    Double spread = value(Column.SPREAD, row);
    return quoted != null || mid == null || spread == null
        ? quoted
        : Double.valueOf(mid + side * spread / 2);
  }

  private @Nullable Double value(String column, int row) {
    double value = series.has(column) ? series.column(column)[row] : Double.NaN;
    return Double.isNaN(value) ? null : value;
  }
}
