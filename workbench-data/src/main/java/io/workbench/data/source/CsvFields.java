package io.workbench.data.source;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import io.workbench.data.InputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a CSV file's fields one by one, straight from the parser's buffer, and makes rows of them:
 * an instrument, a time and numbers. The first line is the header. Rows that cannot be read are set
 * aside with their reason, or end the reading if that is strict.
 */
final class CsvFields extends AbstractBaseCsvCallbackHandler<CsvFields> {
  private final CsvSpec spec;
  private final Collection<String> wanted;
  private final Rejections rejections;
  private final RowSink sink;
  private final List<String> header = new ArrayList<>();

  private @Nullable CsvColumns columns;
  private int[] slotOfField = {};
  private int timestampField = CsvColumns.IGNORED;
  private int instrumentField = CsvColumns.IGNORED;
  private char[] instrumentText = {};

  private String instrument;
  private long timeMillis;
  private double[] numbers = {};
  private @Nullable String fault;

  private CsvFields(CsvSpec spec, Collection<String> wanted, Rejections rejections, RowSink sink) {
    this.spec = spec;
    this.wanted = wanted;
    this.rejections = rejections;
    this.sink = sink;
    this.instrument = spec.instrument() == null ? "" : spec.instrument().strip();
  }

  /**
   * Reads a file from its start to its end.
   *
   * @param wanted further columns to read under their own names, where the file has them
   * @param rejections gets the rows that cannot be read
   * @return the SHA-256 of the file
   * @throws InputException when it has no header, or cannot be read on
   */
  static String read(CsvSpec spec, Collection<String> wanted, Rejections rejections, RowSink sink) {
    CsvFields fields = new CsvFields(spec, wanted, rejections, sink);
    String sha256 = CsvFile.read(spec.path(), fields, fields::line);
    if (fields.columns == null) {
      throw new InputException(spec.path() + " is empty, but a header and rows were expected.");
    }
    sink.end();
    return sha256;
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
    if (columns == null) {
      header.add(new String(text, offset, length).strip());
    } else if (field == timestampField) {
      timeMillis = Timestamps.parse(text, offset, length);
      if (timeMillis == Timestamps.INVALID) {
        fault(field, " must be a time in ISO 8601 or since 1970, but was ", text, offset, length);
      }
    } else if (field == instrumentField) {
      readInstrument(text, offset, length);
    } else if (field < slotOfField.length && slotOfField[field] >= 0) {
      readNumber(field, text, offset, length);
    }
  }

  @Override
  protected CsvFields buildRecord() {
    if (getRecordType() == RecordType.EMPTY) {
      return this;
    }
    if (columns == null) {
      start(new CsvColumns(header, spec, wanted, sink.columnsSetting()));
    } else if (getFieldCount() != header.size()) {
      rejections.add(
          line(),
          "the row has " + getFieldCount() + " fields, but the header has " + header.size());
    } else if (instrumentField >= 0 && instrument.isEmpty()) {
      rejections.add(line(), "the instrument must have a name, but is blank");
    } else if (sink.takes(line(), instrument)) {
      endRow();
    }
    return this;
  }

  private void endRow() {
    if (fault == null) {
      sink.add(line(), instrument, timeMillis, numbers);
    } else {
      rejections.add(line(), fault);
    }
  }

  /** Where the record being read starts, from 1. */
  private long line() {
    return getStartingLineNumber();
  }

  private void start(CsvColumns found) {
    numbers = new double[sink.start(found)];
    slotOfField = found.slotOfField();
    timestampField = found.timestampField();
    instrumentField = found.instrumentField();
    columns = found;
  }

  private void readInstrument(char[] text, int offset, int length) {
    if (!Arrays.equals(instrumentText, 0, instrumentText.length, text, offset, offset + length)) {
      instrumentText = Arrays.copyOfRange(text, offset, offset + length);
      instrument = new String(instrumentText).strip();
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
