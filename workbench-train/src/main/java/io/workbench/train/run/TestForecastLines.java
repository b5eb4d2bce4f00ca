package io.workbench.train.run;

import io.workbench.data.InputException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/** Collects the rows of a file of test forecasts, and says which line is broken and how. */
final class TestForecastLines {
  private final Path file;
  private final List<String> header;
  private final long[] timesMillis;
  private final double[][] columns;

  TestForecastLines(Path file, List<String> header, int rows) {
    this.file = file;
    this.header = header;
    timesMillis = new long[rows];
    columns = new double[header.size()][rows];
  }

  /** Reads one row, whose line in the file is one more than its number from 1. */
  void read(int row, String line) {
    String[] cells = line.split(",", -1);
    if (cells.length != header.size()) {
      throw fault(row, "must have " + header.size() + " cells, but has " + cells.length);
    }
    timesMillis[row - 1] = time(row, cells[0]);
    if (row > 1 && timesMillis[row - 1] <= timesMillis[row - 2]) {
      throw fault(row, "the time " + cells[0] + " must be after the one before it");
    }
    for (int column = 1; column < cells.length; column++) {
      columns[column][row - 1] = number(row, header.get(column), cells[column]);
    }
  }

  long[] timesMillis() {
    return timesMillis;
  }

  double[] column(int index) {
    return columns[index];
  }

  private long time(int row, String cell) {
    try {
      return Instant.parse(cell).toEpochMilli();
    } catch (DateTimeException e) {
      throw fault(row, "timestamp must be an ISO-8601 UTC time, but is \"" + cell + "\"");
    }
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
