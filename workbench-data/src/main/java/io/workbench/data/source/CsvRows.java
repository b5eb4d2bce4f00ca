package io.workbench.data.source;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import io.workbench.data.InputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Takes a CSV file's fields one by one, straight from the parser's buffer, and makes rows of them;
 * the first line is the header. Rows that cannot be used are set aside with their reason, or end
 * the reading if that is strict.
 */
final class CsvRows extends AbstractBaseCsvCallbackHandler<CsvRows> {
  private final CsvSpec spec;
  private final Collection<String> wanted;
  private final List<String> header = new ArrayList<>();
  private final Rejections rejections;

  private @Nullable CsvColumns columns;
  private @Nullable SnapshotRows rows;
  private int[] slotOfField = {};
  private int timestampField = CsvColumns.IGNORED;
  private int instrumentField = CsvColumns.IGNORED;
  private char[] instrument;

  private double[] row = {};
  private long timeMillis;
  private @Nullable String fault;
  private boolean otherInstrument;

  CsvRows(CsvSpec spec, Collection<String> wanted, boolean strict) {
    this.spec = spec;
    this.wanted = wanted;
    this.rejections = new Rejections(spec.path().toString(), strict);
    this.instrument = spec.instrument() == null ? new char[0] : spec.instrument().toCharArray();
  }

  @Override
  protected void handleBegin(long line) {
    Arrays.fill(row, Double.NaN);
    fault = null;
    otherInstrument = false;
  }

  @Override
  protected void handleField(int field, char[] text, int offset, int length, boolean quoted) {
    if (quoted && CsvText.spansLines(text, offset, length)) {
      throw fatal("a quoted field goes on over the end of its line, so a quote must be missing");
    }
    if (columns == null) {
      header.add(new String(text, offset, length).strip());
    } else if (field == timestampField) {
      readTimestamp(text, offset, length);
    } else if (field == instrumentField) {
      readInstrument(text, offset, length);
    } else if (field < slotOfField.length && slotOfField[field] >= 0) {
      readNumber(field, text, offset, length);
    }
  }

  @Override
  protected CsvRows buildRecord() {
    if (getRecordType() == RecordType.EMPTY) {
      return this;
    }
    if (columns == null || rows == null) {
      start();
      return this;
    }
    endRow(rows, columns.fields());
    return this;
  }

  /** The file is at its end. */
  void end() {
    if (rows != null) {
      rows.end();
    }
  }

  /** The rows, or none if the file has not even a header. */
  @Nullable SnapshotRows rows() {
    return rows;
  }

  Rejections rejections() {
    return rejections;
  }

  /** Where the record being read starts, from 1. */
  long line() {
    return getStartingLineNumber();
  }

  /** Name of the instrument as the spec or the file gives it, empty if neither does. */
  String instrument() {
    return new String(instrument);
  }

  private void start() {
    CsvColumns found = new CsvColumns(header, spec, wanted);
    SnapshotRows empty = new SnapshotRows(found, spec.positivePrice(), rejections);
    slotOfField = found.slotOfField();
    timestampField = found.timestampField();
    instrumentField = found.instrumentField();
    row = new double[empty.width()];
    columns = found;
    rows = empty;
  }

  private void endRow(SnapshotRows to, int fields) {
    if (getFieldCount() != fields) {
      fault = "the row has " + getFieldCount() + " fields, but the header has " + fields;
    }
    if (otherInstrument) {
      return;
    }
    if (fault == null) {
      to.add(line(), timeMillis, row);
    } else {
      rejections.add(line(), fault);
    }
  }

  private void readTimestamp(char[] text, int offset, int length) {
    timeMillis = Timestamps.parse(text, offset, length);
    if (timeMillis == Timestamps.INVALID) {
      fault(
          header.get(timestampField)
              + " must be a time in ISO 8601 or since 1970, but was "
              + CsvText.shown(text, offset, length));
    }
  }

  private void readInstrument(char[] text, int offset, int length) {
    if (Arrays.equals(instrument, 0, instrument.length, text, offset, offset + length)) {
      return;
    }
    if (instrument.length == 0) {
      instrument = Arrays.copyOfRange(text, offset, offset + length);
      return;
    }
    if (spec.instrument() == null) {
      throw fatal(
          String.format(
              Locale.ROOT,
              "instrument %s follows \"%s\", but a series has one instrument:"
                  + " say which by data.instrument",
              CsvText.shown(text, offset, length),
              instrument()));
    }
    otherInstrument = true;
  }

  private void readNumber(int field, char[] text, int offset, int length) {
    if (length == 0) {
      return;
    }
    try {
      double value = Numbers.parse(text, offset, length);
      row[slotOfField[field]] = value;
      if (Double.isInfinite(value)) {
        fault(
            header.get(field) + " must be finite, but was " + CsvText.shown(text, offset, length));
      }
    } catch (NumberFormatException e) {
      fault(
          header.get(field) + " must be a number, but was " + CsvText.shown(text, offset, length));
    }
  }

  /** Keeps the row's first fault. */
  private void fault(String reason) {
    if (fault == null) {
      fault = reason;
    }
  }

  private InputException fatal(String reason) {
    return rejections.fatal(line(), reason);
  }
}
