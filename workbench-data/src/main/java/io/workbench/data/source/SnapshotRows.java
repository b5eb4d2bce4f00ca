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
 *
 * <p>Where a row's time lies between those of the last two rows, either it comes too late or the
 * last row's time is wrong, such as a year 2099. The row waits in the slot after the last one until
 * the next good row decides: one after the last row says that the waiting row came too late, one
 * between the two says that the last row's time was wrong. Two wrong times in a row bear each other
 * out, and a wrong time in the file's last two rows is not found.
 */
final class SnapshotRows {
  private static final int FIRST_CAPACITY = 1 << 12;
  private static final long NONE = -1;

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
  private final Rejections rejections;
  private int size;
  private long lastLine;
  private long waitingLine = NONE;

  /** Rows of the columns that the file has, and of those that follow from them. */
  SnapshotRows(CsvColumns file, boolean positivePrice, Rejections rejections) {
    this.rejections = rejections;
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
   * Adds a row, or sets it aside.
   *
   * @param line of the file
   * @param row one value a slot, {@code NaN} where missing; filled in as far as it can be
   */
  void add(long line, long timeMillis, double[] row) {
    fillIn(row);
    String fault = priceFault(row);
    if (fault == null) {
      fault = bookFault(row);
    }
    if (fault != null) {
      rejections.add(line, fault);
    } else if (size == 0 || timeMillis > timesMillis[size - 1]) {
      rejectWaiting();
      append(line, timeMillis, row);
    } else if (waitingLine != NONE) {
      decide(line, timeMillis, row);
    } else if (timeMillis == timesMillis[size - 1] || !isAfterLastButOne(timeMillis)) {
      rejectTime(line, timeMillis, timesMillis[size - 1]);
    } else {
      put(timeMillis, row);
      waitingLine = line;
    }
  }

  /** No row follows. */
  void end() {
    rejectWaiting();
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

  /** A row not after the last one, while another waits that is not either. */
  private void decide(long line, long timeMillis, double[] row) {
    if (timeMillis == timesMillis[size - 1] || timeMillis <= timesMillis[size]) {
      long before = timesMillis[timeMillis == timesMillis[size - 1] ? size - 1 : size];
      rejectTime(line, timeMillis, before);
      return;
    }
    Instant wrong = Instant.ofEpochMilli(timesMillis[size - 1]);
    rejections.addOutOfOrder(lastLine, "the timestamp " + wrong + " is followed by earlier ones");
    moveWaitingOverLast();
    append(line, timeMillis, row);
  }

  private void moveWaitingOverLast() {
    timesMillis[size - 1] = timesMillis[size];
    for (double[] column : columns) {
      column[size - 1] = column[size];
    }
    waitingLine = NONE;
  }

  private void rejectWaiting() {
    if (waitingLine != NONE) {
      rejectTime(waitingLine, timesMillis[size], timesMillis[size - 1]);
      waitingLine = NONE;
    }
  }

  private boolean isAfterLastButOne(long timeMillis) {
    return size < 2 || timeMillis > timesMillis[size - 2];
  }

  private void rejectTime(long line, long timeMillis, long beforeMillis) {
    String time = "the timestamp " + Instant.ofEpochMilli(timeMillis);
    if (timeMillis == beforeMillis) {
      rejections.add(line, time + " is there twice");
    } else {
      rejections.addOutOfOrder(line, time + " comes after " + Instant.ofEpochMilli(beforeMillis));
    }
  }

  private @Nullable String priceFault(double[] row) {
    if (Double.isNaN(row[mid])) {
      return "mid_price is missing";
    }
    if (!positivePrice) {
      return null;
    }
    // A middle may have been filled in: what the file says itself is named first.
    String fault = bid >= 0 ? BookRules.priceFault(Column.BEST_BID, row[bid]) : null;
    if (fault == null && ask >= 0) {
      fault = BookRules.priceFault(Column.BEST_ASK, row[ask]);
    }
    return fault == null ? BookRules.priceFault(Column.MID_PRICE, row[mid]) : fault;
  }

  private @Nullable String bookFault(double[] row) {
    if (bid >= 0 && ask >= 0 && row[bid] > row[ask]) {
      return "best_bid " + row[bid] + " is over best_ask " + row[ask];
    }
    if (spread >= 0 && row[spread] < 0) {
      return "spread must not be negative, but was " + row[spread];
    }
    String fault = null;
    if (bidVolume >= 0) {
      fault = BookRules.volumeFault(Column.BID_VOLUME, row[bidVolume]);
    }
    if (fault == null && askVolume >= 0) {
      fault = BookRules.volumeFault(Column.ASK_VOLUME, row[askVolume]);
    }
    return fault;
  }

  private void append(long line, long timeMillis, double[] row) {
    put(timeMillis, row);
    lastLine = line;
    size++;
  }

  /** Fills the slot after the last row. */
  private void put(long timeMillis, double[] row) {
    if (size == timesMillis.length) {
      grow();
    }
    timesMillis[size] = timeMillis;
    for (int slot = 0; slot < columns.length; slot++) {
      columns[slot][size] = row[slot];
    }
  }

  private void grow() {
    int capacity = Math.multiplyExact(size, 2);
    timesMillis = Arrays.copyOf(timesMillis, capacity);
    for (int slot = 0; slot < columns.length; slot++) {
      columns[slot] = Arrays.copyOf(columns[slot], capacity);
    }
  }
}
