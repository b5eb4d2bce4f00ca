package io.workbench.data.source;

import io.workbench.data.InputException;
import io.workbench.data.market.Column;
import io.workbench.data.market.Instrument;
import io.workbench.data.market.Sampling;
import io.workbench.data.market.SnapshotSeries;
import io.workbench.data.store.RowsHash;
import io.workbench.data.store.SnapshotStore;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reads a series from a store. Snapshots without a price, for a side of the book is missing, and
 * those of a crossed book are set aside and listed, as {@link CsvSource} does with such rows.
 */
final class StoreSource {
  private static final int LEAST_ROWS = 2;

  private StoreSource() {}

  /**
   * Reads what the spec asks for. The facts hold the query and {@link RowsHash} of all its rows,
   * those set aside included.
   */
  static LoadedSeries read(StoreSpec spec, boolean strict) {
    SnapshotSeries all;
    try (SnapshotStore store = SnapshotStore.openExisting(spec.location())) {
      String stored = new StoredNames(store.instruments()).of(spec.instrument());
      all = store.read(stored, spec.range());
    }
    Rejections rejections = new Rejections(query(spec), strict);
    SnapshotSeries series = withPrices(all, rejections);
    if (series.size() < LEAST_ROWS) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "%s must have at least %d snapshots with a price, but has %d; %d set aside.",
              query(spec),
              LEAST_ROWS,
              series.size(),
              rejections.count()));
    }
    SourceFacts facts =
        new SourceFacts(
            StoreSpec.KIND,
            query(spec),
            RowsHash.of(all),
            series.size(),
            Instant.ofEpochMilli(series.timeMillis(0)),
            Instant.ofEpochMilli(series.timeMillis(series.size() - 1)));
    return new LoadedSeries(
        series.named(new Instrument(spec.instrument())),
        sampling(spec, series.timesMillis()),
        facts,
        rejections.first(),
        rejections.count(),
        null);
  }

  private static Sampling sampling(StoreSpec spec, long[] timesMillis) {
    try {
      return Sampling.of(spec.step(), spec.maxStep(), timesMillis);
    } catch (InputException e) {
      throw e.in(query(spec));
    }
  }

  /** What was asked for, as results record it. */
  static String query(StoreSpec spec) {
    return spec.location().name() + " " + spec.query();
  }

  private static SnapshotSeries withPrices(SnapshotSeries all, Rejections rejections) {
    double[] spread = all.column(Column.SPREAD);
    int[] kept = new int[all.size()];
    int size = 0;
    for (int row = 0; row < kept.length; row++) {
      if (spread[row] >= 0) {
        kept[size++] = row;
      } else {
        String time = Instant.ofEpochMilli(all.timeMillis(row)).toString();
        rejections.add(
            Double.isNaN(spread[row])
                ? "at " + time + " the book has not both sides"
                : "at " + time + " the best bid is over the best ask");
      }
    }
    return size == kept.length ? all : rows(all, Arrays.copyOf(kept, size));
  }

  private static SnapshotSeries rows(SnapshotSeries all, int[] kept) {
    long[] times = new long[kept.length];
    for (int row = 0; row < kept.length; row++) {
      times[row] = all.timeMillis(kept[row]);
    }
    Map<String, double[]> columns = new LinkedHashMap<>();
    for (String name : all.columns()) {
      double[] from = all.column(name);
      double[] values = new double[kept.length];
      for (int row = 0; row < kept.length; row++) {
        values[row] = from[kept[row]];
      }
      columns.put(name, values);
    }
    return new SnapshotSeries(all.instrument(), times, columns);
  }
}
