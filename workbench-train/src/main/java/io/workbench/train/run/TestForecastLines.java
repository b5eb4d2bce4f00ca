package io.workbench.train.run;

import io.workbench.data.InputException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Collects the rows of a file of test forecasts, and says which line is broken and how. */
final class TestForecastLines {
  private static final int WHOLE_SECONDS = "2025-01-31T23:59:59Z".length();
  private static final String NONE_YET = "no day";

  private final Path file;
  private final List<String> header;
  private final long[] timesMillis;
  private final double[][] columns;
  private final List<String> instruments = new ArrayList<>();

  /** The date of the last time that Java parsed, with its {@code T}, and its midnight. */
  private String day = NONE_YET;

  private long dayMillis;

  TestForecastLines(Path file, List<String> header, int rows) {
    this.file = file;
    this.header = header;
    timesMillis = new long[rows];
    columns = new double[header.size()][rows];
  }

  /** Reads one row, whose line in the file is one more than its number from 1. */
  void read(int row, String line) {
    int cells = cells(line);
    if (cells != header.size()) {
      throw fault(row, "must have " + header.size() + " cells, but has " + cells);
    }
    int end = line.indexOf(',');
    timesMillis[row - 1] = time(row, line.substring(0, end));
    requireOrder(row, line.substring(0, end));
    int numbers = hasInstruments() ? cells - 1 : cells;
    for (int column = 1; column < numbers; column++) {
      int from = end + 1;
      end = column == cells - 1 ? line.length() : line.indexOf(',', from);
      columns[column][row - 1] = number(row, header.get(column), line.substring(from, end));
    }
    if (hasInstruments()) {
      instruments.add(line.substring(end + 1));
    }
  }

  /** Times rise; of several instruments they may stay for another one. */
  private void requireOrder(int row, String time) {
    if (row == 1 || timesMillis[row - 1] > timesMillis[row - 2]) {
      return;
    }
    if (!hasInstruments()) {
      throw fault(row, "the time " + time + " must be after the one before it");
    }
    if (timesMillis[row - 1] < timesMillis[row - 2]) {
      throw fault(row, "the time " + time + " must not be before the one before it");
    }
  }

  /** Whether the last column is of text: the instrument of each window. */
  boolean hasInstruments() {
    return header.get(header.size() - 1).equals(TestForecasts.INSTRUMENT);
  }

  /** The instruments of the rows, or none. */
  List<String> instruments() {
    return instruments;
  }

  private static int cells(String line) {
    int cells = 1;
    for (int at = line.indexOf(','); at >= 0; at = line.indexOf(',', at + 1)) {
      cells++;
    }
    return cells;
  }

  long[] timesMillis() {
    return timesMillis;
  }

  double[] column(int index) {
    return columns[index];
  }

  /** Java's own parser takes longer than all else of a row; few rows begin another day. */
  private long time(int row, String cell) {
    int second = secondOfDay(cell);
    if (second >= 0 && cell.startsWith(day)) {
      return dayMillis + second * 1_000L;
    }
    try {
      long millis = Instant.parse(cell).toEpochMilli();
      if (second >= 0) {
        day = cell.substring(0, cell.indexOf('T') + 1);
        dayMillis = millis - second * 1_000L;
      }
      return millis;
    } catch (DateTimeException e) {
      throw fault(row, "timestamp must be an ISO-8601 UTC time, but is \"" + cell + "\"");
    }
  }

  /** Of a time written like {@code 2025-01-31T23:59:59Z}; -1 of any other. */
  private static int secondOfDay(String cell) {
    if (cell.length() != WHOLE_SECONDS) {
      return -1;
    }
    int hour = twoDigits(cell, 11);
    int minute = twoDigits(cell, 14);
    int second = twoDigits(cell, 17);
    boolean plain =
        cell.charAt(10) == 'T'
            && cell.charAt(13) == ':'
            && cell.charAt(16) == ':'
            && cell.charAt(19) == 'Z'
            && hour >= 0
            && hour < 24
            && minute >= 0
            && minute < 60
            && second >= 0
            && second < 60;
    return plain ? (hour * 60 + minute) * 60 + second : -1;
  }

  private static int twoDigits(String text, int at) {
    int tens = text.charAt(at) - '0';
    int ones = text.charAt(at + 1) - '0';
    return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
  }

  private double number(int row, String name, String cell) {
    try {
      double value = Double.parseDouble(cell);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below, together with what is no finite number.
    }
    throw fault(row, name + " must be a finite number, but is \"" + cell + "\"");
  }

  private InputException fault(int row, String reason) {
    return new InputException(file + ", line " + (row + 1) + ": " + reason + ".");
  }
}
