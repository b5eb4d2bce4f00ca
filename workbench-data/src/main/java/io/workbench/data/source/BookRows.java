package io.workbench.data.source;

import io.workbench.data.InputException;
import io.workbench.data.market.Column;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes order books of a CSV file's rows, which are of several instruments in whatever order. Best
 * bid and best ask come from their columns, or else from the middle and the spread around it.
 */
final class BookRows implements RowSink {
  /** Takes the rows that can be used. */
  interface Sink {
    /** Takes one; the array is best bid, best ask, bid volume, ask volume, and is used again. */
    void add(long line, String instrument, long timeMillis, double[] book);
  }

  private static final List<String> BOOK =
      List.of(Column.BEST_BID, Column.BEST_ASK, Column.BID_VOLUME, Column.ASK_VOLUME);
  private static final int BID = 0;
  private static final int ASK = 1;
  private static final int FIRST_VOLUME = 2;

  private final CsvSpec spec;
  private final Rejections rejections;
  private final Sink sink;
  private final double[] book = new double[BOOK.size()];
  private final int[] slotOfBook = new int[BOOK.size()];
  private int middleSlot = CsvColumns.IGNORED;
  private int spreadSlot = CsvColumns.IGNORED;

  private BookRows(CsvSpec spec, Rejections rejections, Sink sink) {
    this.spec = spec;
    this.rejections = rejections;
    this.sink = sink;
  }

  /**
   * Reads a file.
   *
   * @param spec its instrument is that of every row where the file has no column for it
   * @param rejections gets the rows that cannot be used
   * @return the SHA-256 of the file
   */
  static String read(CsvSpec spec, Rejections rejections, Sink sink) {
    return CsvFields.read(spec, List.of(), rejections, new BookRows(spec, rejections, sink));
  }

  @Override
  public int start(CsvColumns columns) {
    Map<String, Integer> slots = columns.slotsByName();
    boolean sides = slots.containsKey(Column.BEST_BID) && slots.containsKey(Column.BEST_ASK);
    if (!sides && !(slots.containsKey(Column.MID_PRICE) && slots.containsKey(Column.SPREAD))) {
      throw new InputException(
          spec.path()
              + (":1: a store needs best_bid and best_ask, or mid_price and spread,")
              + (" but the header has " + String.join(", ", columns.header()) + "."));
    }
    if (columns.instrumentField() == CsvColumns.IGNORED && spec.instrument() == null) {
      throw new InputException(
          spec.path()
              + (":1: no column is the instrument, and nothing else says which one the file is of;")
              + (" name one in --columns, the header has " + String.join(", ", columns.header()))
              + ".");
    }
    middleSlot = columns.slotOf(Column.MID_PRICE);
    spreadSlot = columns.slotOf(Column.SPREAD);
    for (int side = 0; side < slotOfBook.length; side++) {
      slotOfBook[side] = columns.slotOf(BOOK.get(side));
    }
    return columns.slots();
  }

  /** An import and a replay have no YAML of the file. */
  @Override
  public String columnsSetting() {
    return "--columns";
  }

  @Override
  public boolean takes(long line, String instrument) {
    return true;
  }

  @Override
  public void add(long line, String instrument, long timeMillis, double[] numbers) {
    readBook(numbers);
    String contradiction = contradiction(numbers);
    String fault = contradiction == null ? bookFault() : contradiction;
    if (fault == null) {
      sink.add(line, instrument, timeMillis, book);
    } else {
      rejections.add(line, fault);
    }
  }

  private void readBook(double[] numbers) {
    for (int side = 0; side < book.length; side++) {
      book[side] = slotOfBook[side] < 0 ? Double.NaN : numbers[slotOfBook[side]];
    }
    if (Double.isNaN(book[BID]) && Double.isNaN(book[ASK]) && middleSlot >= 0 && spreadSlot >= 0) {
      book[BID] = numbers[middleSlot] - numbers[spreadSlot] / 2;
      book[ASK] = numbers[middleSlot] + numbers[spreadSlot] / 2;
    }
  }

  private @Nullable String bookFault() {
    for (int side = 0; side < book.length; side++) {
      String name = BOOK.get(side);
      String fault =
          side < FIRST_VOLUME
              ? BookRules.priceFault(name, book[side])
              : BookRules.volumeFault(name, book[side]);
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }

  /** Why the row's middle or spread cannot be kept by its book, if it cannot. */
  private @Nullable String contradiction(double[] numbers) {
    double middle = middleSlot < 0 ? Double.NaN : numbers[middleSlot];
    double spread = spreadSlot < 0 ? Double.NaN : numbers[spreadSlot];
    if (Double.isNaN(book[BID]) && Double.isNaN(book[ASK])) {
      String without = ", but best_bid and best_ask are missing";
      if (!Double.isNaN(middle)) {
        return "mid_price is " + middle + without;
      }
      return Double.isNaN(spread) ? null : "spread is " + spread + without;
    }
    double low = Math.min(book[BID], book[ASK]);
    double high = Math.max(book[BID], book[ASK]);
    if (isRounded(Math.max(low, Math.min(high, middle)), middle)) {
      return null;
    }
    String sides = "best_bid " + book[BID] + " and best_ask " + book[ASK];
    return "mid_price is " + middle + ", which is not between " + sides;
  }

  /**
   * Whether a price may have been rounded to another: it is off by half of the other's last decimal
   * at most, and by a hundredth at most; nothing is said of what is missing.
   */
  private static boolean isRounded(double price, double rounded) {
    double off = Math.abs(price - rounded);
    double tiny = 1e-9 * Math.abs(price);
    if (Double.isNaN(off) || off <= tiny) {
      return true;
    }
    double halfDecimal = Math.pow(10, -BigDecimal.valueOf(rounded).scale()) / 2;
    return off <= Math.min(halfDecimal, 0.01 * Math.abs(price)) + tiny;
  }
}
