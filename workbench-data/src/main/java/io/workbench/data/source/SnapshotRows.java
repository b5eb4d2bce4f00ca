package io.workbench.data.source;

import io.workbench.data.market.Column;
import io.workbench.data.market.Instrument;
import io.workbench.data.market.SnapshotSeries;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows that passed the rules of a market, gathered column by column: times go forward, prices are
 * positive, no bid is over the ask. Fills in the middle and the spread from the best bid and ask.
 */
final class SnapshotRows {
  private static final int FIRST_CAPACITY = 1 << 12;

  private final Map<String, Integer> slots;
  private final boolean positivePrice;
  private final int mid;
  private final int spread;
  private final int bid;
  private final int ask;
  private final int bidVolume;
  private final int askVolume;
  private long[] timesMillis = new long[FIRST_CAPACITY];
  private final double[][] columns;
  private int size;

  /** Rows of the columns that the file has, and of those that follow from them. */
  SnapshotRows(CsvColumns file, boolean positivePrice) {
    this.slots = new LinkedHashMap<>();
    this.positivePrice = positivePrice;
    this.bid = file.slotOf(Column.BEST_BID);
    this.ask = file.slotOf(Column.BEST_ASK);
    this.bidVolume = file.slotOf(Column.BID_VOLUME);
    this.askVolume = file.slotOf(Column.ASK_VOLUME);
    boolean book = bid >= 0 && ask >= 0;
    int width = file.slots();
    int midInFile = file.slotOf(Column.MID_PRICE);
    this.mid = midInFile >= 0 ? midInFile : width++;
    int spreadInFile = file.slotOf(Column.SPREAD);
    this.spread = spreadInFile >= 0 || !book ? spreadInFile : width++;
    slots.put(Column.MID_PRICE, mid);
    if (spread >= 0) {
      slots.put(Column.SPREAD, spread);
    }
    slots.putAll(file.slotsByName());
    this.columns = new double[width][FIRST_CAPACITY];
  }

  int size() {
    return size;
  }

  /** Values that a row has: those of the file, then those that are filled in. */
  int width() {
    return columns.length;
  }

  /**
   * Adds a row, or says in a clause why it cannot be.
   *
   * @param row one value a slot, {@code NaN} where missing; filled in as far as it can be
   */
  @Nullable String add(long timeMillis, double[] row) {
    fillIn(row);
    String fault = timeFault(timeMillis);
    if (fault == null) {
      fault = priceFault(row);
    }
    if (fault == null) {
      fault = bookFault(row);
    }
    if (fault == null) {
      append(timeMillis, row);
    }
    return fault;
  }

  SnapshotSeries toSeries(Instrument instrument) {
    Map<String, double[]> named = new LinkedHashMap<>();
    for (int slot = 0; slot < columns.length; slot++) {
      columns[slot] = Arrays.copyOf(columns[slot], size);
    }
    slots.forEach((name, slot) -> named.put(name, columns[slot]));
    return new SnapshotSeries(instrument, Arrays.copyOf(timesMillis, size), named);
  }

  private void fillIn(double[] row) {
    if (bid < 0 || ask < 0) {
      return;
    }
    if (Double.isNaN(row[mid])) {
      row[mid] = (row[bid] + row[ask]) / 2;
    }
    if (Double.isNaN(row[spread])) {
      row[spread] = row[ask] - row[bid];
    }
  }

  private @Nullable String timeFault(long timeMillis) {
    if (size == 0 || timeMillis > timesMillis[size - 1]) {
      return null;
    }
    Instant before = Instant.ofEpochMilli(timesMillis[size - 1]);
    if (timeMillis == timesMillis[size - 1]) {
      return "the timestamp " + before + " is there twice";
    }
    return "the timestamp " + Instant.ofEpochMilli(timeMillis) + " comes after " + before;
  }

  private @Nullable String priceFault(double[] row) {
    if (Double.isNaN(row[mid])) {
      return "mid_price is missing";
    }
    if (!positivePrice) {
      return null;
    }
    if (row[mid] <= 0) {
      return "mid_price must be above 0, but was " + row[mid];
    }
    if (bid >= 0 && row[bid] <= 0) {
      return "best_bid must be above 0, but was " + row[bid];
    }
    if (ask >= 0 && row[ask] <= 0) {
      return "best_ask must be above 0, but was " + row[ask];
    }
    return null;
  }

  private @Nullable String bookFault(double[] row) {
    if (bid >= 0 && ask >= 0 && row[bid] > row[ask]) {
      return "best_bid " + row[bid] + " is over best_ask " + row[ask];
    }
    if (spread >= 0 && row[spread] < 0) {
      return "spread must not be negative, but was " + row[spread];
    }
    if (bidVolume >= 0 && row[bidVolume] < 0) {
      return "bid_volume must not be negative, but was " + row[bidVolume];
    }
    if (askVolume >= 0 && row[askVolume] < 0) {
      return "ask_volume must not be negative, but was " + row[askVolume];
    }
    return null;
  }

  private void append(long timeMillis, double[] row) {
    if (size == timesMillis.length) {
      grow();
    }
    timesMillis[size] = timeMillis;
    for (int slot = 0; slot < columns.length; slot++) {
      columns[slot][size] = row[slot];
    }
    size++;
  }

  private void grow() {
    int capacity = Math.multiplyExact(size, 2);
    timesMillis = Arrays.copyOf(timesMillis, capacity);
    for (int slot = 0; slot < columns.length; slot++) {
      columns[slot] = Arrays.copyOf(columns[slot], capacity);
    }
  }
}
