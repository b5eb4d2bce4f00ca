package io.workbench.data.source;

import io.workbench.data.market.Column;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first row of each time of one instrument in a file, to find those that say the same time
 * again. Rows in the order of their times, as nearly all are, take 48 bytes each.
 */
final class FirstRows {
  private static final int FIRST_CAPACITY = 1 << 10;
  private static final List<String> NAMES =
      List.of(Column.BEST_BID, Column.BEST_ASK, Column.BID_VOLUME, Column.ASK_VOLUME);

  private record Late(long line, double[] book) {}

  private long[] times = new long[FIRST_CAPACITY];
  private long[] lines = new long[FIRST_CAPACITY];
  private double[] books = new double[FIRST_CAPACITY * NAMES.size()];
  private int size;
  private final Map<Long, Late> late = new HashMap<>();

  /**
   * Takes a row, unless there is one of its time already.
   *
   * @return what is wrong with it, or {@code null}
   */
  @Nullable String add(long line, long timeMillis, double[] book) {
    if (size == 0 || timeMillis > times[size - 1]) {
      append(line, timeMillis, book);
      return null;
    }
    int row = Arrays.binarySearch(times, 0, size, timeMillis);
    if (row >= 0) {
      int width = NAMES.size();
      double[] first = Arrays.copyOfRange(books, row * width, (row + 1) * width);
      return fault(new Late(lines[row], first), book);
    }
    Late first = late.putIfAbsent(timeMillis, new Late(line, book.clone()));
    return first == null ? null : fault(first, book);
  }

  private void append(long line, long timeMillis, double[] book) {
    if (size == times.length) {
      int capacity = Math.multiplyExact(size, 2);
      times = Arrays.copyOf(times, capacity);
      lines = Arrays.copyOf(lines, capacity);
      books = Arrays.copyOf(books, Math.multiplyExact(capacity, NAMES.size()));
    }
    times[size] = timeMillis;
    lines[size] = line;
    System.arraycopy(book, 0, books, size * NAMES.size(), NAMES.size());
    size++;
  }

  private static String fault(Late first, double[] book) {
    String time = " of its instrument and time";
    for (int value = 0; value < NAMES.size(); value++) {
      if (Double.compare(first.book[value], book[value]) != 0) {
        return String.format(
            Locale.ROOT,
            "%s is %s, but line %d%s says %s",
            NAMES.get(value),
            said(book[value]),
            first.line,
            time,
            said(first.book[value]));
      }
    }
    return "it repeats line " + first.line + time;
  }

  private static String said(double value) {
    return Double.isNaN(value) ? "missing" : Double.toString(value);
  }
}
