package io.workbench.data.source;

import io.workbench.data.InputException;
import io.workbench.data.market.Instrument;
import io.workbench.data.market.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The order books of a CSV file as they are, one-sided and crossed ones too, in memory. Rows may be
 * of several instruments and in any order; of several with one instrument and time the first
 * counts, and the others are set aside.
 */
public final class BookFile {
  private final Map<String, TreeMap<Instant, Snapshot>> books = new TreeMap<>();
  private final Rejections rejections;

  private BookFile(CsvSpec spec) {
    rejections = new Rejections(spec.path().toString(), false);
    BookRows.read(spec, rejections, this::add);
    if (books.isEmpty()) {
      throw new InputException(spec.path() + " has no row that is an order book.");
    }
  }

  /**
   * Reads a file.
   *
   * @param spec its instrument is that of every row where the file has no column for it
   * @throws InputException when it is no such file, or has no row that can be used
   */
  public static BookFile read(CsvSpec spec) {
    return new BookFile(spec);
  }

  /** The instruments, in lower case. */
  public Set<String> instruments() {
    return books.keySet();
  }

  /** An instrument's books by time; none for an instrument that the file does not have. */
  public NavigableMap<Instant, Snapshot> of(String instrument) {
    return books.getOrDefault(Instrument.key(instrument), new TreeMap<>());
  }

  /** The first rows that were set aside, with reasons. */
  public List<RejectedRow> rejectedRows() {
    return rejections.first();
  }

  /** How many rows were set aside. */
  public long rejectedCount() {
    return rejections.count();
  }

  private void add(long line, String instrument, long timeMillis, double[] book) {
    Instant time = Instant.ofEpochMilli(timeMillis);
    Snapshot row =
        new Snapshot(
            time, instrument, value(book[0]), value(book[1]), value(book[2]), value(book[3]));
    Snapshot first =
        books
            .computeIfAbsent(Instrument.key(instrument), ignored -> new TreeMap<>())
            .putIfAbsent(time, row);
    if (first != null) {
      rejections.add(line, "the timestamp " + time + " is there twice");
    }
  }

  private static @Nullable Double value(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
