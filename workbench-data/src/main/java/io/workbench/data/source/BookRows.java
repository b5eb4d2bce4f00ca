package io.workbench.data.source;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import io.workbench.data.InputException;
import io.workbench.data.market.Column;
import io.workbench.data.market.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes a CSV file's fields one by one and makes rows of order books of them, of several
 * instruments in whatever order. Best bid and best ask come from their columns, or else from the
 * middle and the spread around it.
 */
final class BookRows extends AbstractBaseCsvCallbackHandler<BookRows> {
  /** Takes the rows that can be used. */
  interface Sink {
    /** Takes one; the array is best bid, best ask, bid volume, ask volume, and is used again. */
    void add(String instrument, long timeMillis, double[] book);
  }

  private static final List<String> BOOK =
      List.of(Column.BEST_BID, Column.BEST_ASK, Column.BID_VOLUME, Column.ASK_VOLUME);
  private static final int BID = 0;
  private static final int ASK = 1;
  private static final int FIRST_VOLUME = 2;

  private final CsvSpec spec;
  private final Sink sink;
  private final Rejections rejections;
  private final List<String> header = new ArrayList<>();
  private final double[] book = new double[BOOK.size()];
  private final int[] slotOfBook = new int[BOOK.size()];

  private @Nullable CsvColumns columns;
  private int[] slotOfField = {};
  private double[] numbers = {};
  private int middleSlot = CsvColumns.IGNORED;
  private int spreadSlot = CsvColumns.IGNORED;
  private char[] instrumentText = {};
  private String instrument;
  private long timeMillis;
  private @Nullable String fault;

  BookRows(CsvSpec spec, Sink sink, boolean strict) {
    this.spec = spec;
    this.sink = sink;
    this.rejections = new Rejections(spec.path().toString(), strict);
    this.instrument = spec.instrument() == null ? "" : spec.instrument();
  }

  Rejections rejections() {
    return rejections;
  }

  /** Whether the file has a header. */
  boolean started() {
    return columns != null;
  }

  /** Where the record being read starts, from 1. */
  long line() {
    return getStartingLineNumber();
  }

  @Override
  protected void handleBegin(long line) {
    Arrays.fill(numbers, Double.NaN);
    fault = null;
  }

  @Override
  protected void handleField(int field, char[] text, int offset, int length, boolean quoted) {
    if (quoted && CsvText.spansLines(text, offset, length)) {
      throw rejections.fatal(
          line(), "a quoted field goes on over the end of its line, so a quote must be missing");
    }
    CsvColumns found = columns;
    if (found == null) {
      header.add(new String(text, offset, length).strip());
    } else if (field == found.timestampField()) {
      timeMillis = Timestamps.parse(text, offset, length);
      if (timeMillis == Timestamps.INVALID) {
        fault(field, " must be a time in ISO 8601 or since 1970, but was ", text, offset, length);
      }
    } else if (field == found.instrumentField()) {
      readInstrument(text, offset, length);
    } else if (field < slotOfField.length && slotOfField[field] >= 0) {
      readNumber(field, text, offset, length);
    }
  }

  @Override
  protected BookRows buildRecord() {
    if (getRecordType() == RecordType.EMPTY) {
      return this;
    }
    if (columns == null) {
      start(new CsvColumns(header, spec, List.of()));
      return this;
    }
    if (getFieldCount() != header.size()) {
      fault = "the row has " + getFieldCount() + " fields, but the header has " + header.size();
    }
    String reason = fault == null ? readBook() : fault;
    if (reason == null) {
      sink.add(instrument, timeMillis, book);
    } else {
      rejections.add(line(), reason);
    }
    return this;
  }

  private void start(CsvColumns found) {
    Map<String, Integer> slots = found.slotsByName();
    boolean sides = slots.containsKey(Column.BEST_BID) && slots.containsKey(Column.BEST_ASK);
    if (!sides && !(slots.containsKey(Column.MID_PRICE) && slots.containsKey(Column.SPREAD))) {
      throw new InputException(
          spec.path()
              + (":1: a store needs best_bid and best_ask, or mid_price and spread,")
              + (" but the header has " + String.join(", ", header) + "."));
    }
    if (found.instrumentField() == CsvColumns.IGNORED && spec.instrument() == null) {
      throw new InputException(
          spec.path()
              + ":1: no column is the instrument, and nothing else says which one the file is of.");
    }
    columns = found;
    slotOfField = found.slotOfField();
    numbers = new double[found.slots()];
    middleSlot = found.slotOf(Column.MID_PRICE);
    spreadSlot = found.slotOf(Column.SPREAD);
    for (int side = 0; side < slotOfBook.length; side++) {
      slotOfBook[side] = found.slotOf(BOOK.get(side));
    }
  }

  /** Makes the row's book; returns why it is none, if it is none. */
  private @Nullable String readBook() {
    for (int side = 0; side < book.length; side++) {
      book[side] = slotOfBook[side] < 0 ? Double.NaN : numbers[slotOfBook[side]];
    }
    if (Double.isNaN(book[BID]) && Double.isNaN(book[ASK]) && middleSlot >= 0 && spreadSlot >= 0) {
      book[BID] = numbers[middleSlot] - numbers[spreadSlot] / 2;
      book[ASK] = numbers[middleSlot] + numbers[spreadSlot] / 2;
    }
    for (int side = 0; side < book.length; side++) {
      double value = book[side];
      if (side < FIRST_VOLUME ? value <= 0 : value < 0) {
        String rule = side < FIRST_VOLUME ? " must be above 0" : " must be at least 0";
        return BOOK.get(side) + rule + ", but was " + value;
      }
      double most = side < FIRST_VOLUME ? Snapshot.MOST_PRICE : Snapshot.MOST_VOLUME;
      if (value > most) {
        return BOOK.get(side) + " must be at most " + most + ", but was " + value;
      }
    }
    return null;
  }

  private void readInstrument(char[] text, int offset, int length) {
    if (!Arrays.equals(instrumentText, 0, instrumentText.length, text, offset, offset + length)) {
      instrumentText = Arrays.copyOfRange(text, offset, offset + length);
      instrument = new String(instrumentText).strip();
    }
    if (instrument.isBlank()) {
      fault = "the instrument must have a name, but is blank";
    }
  }

  private void readNumber(int field, char[] text, int offset, int length) {
    if (length == 0) {
      return;
    }
    try {
      double value = Numbers.parse(text, offset, length);
      numbers[slotOfField[field]] = value;
      if (Double.isInfinite(value)) {
        fault(field, " must be finite, but was ", text, offset, length);
      }
    } catch (NumberFormatException e) {
      fault(field, " must be a number, but was ", text, offset, length);
    }
  }

  /** Keeps the row's first fault. */
  private void fault(int field, String rule, char[] text, int offset, int length) {
    if (fault == null) {
      fault = header.get(field) + rule + CsvText.shown(text, offset, length);
    }
  }
}
