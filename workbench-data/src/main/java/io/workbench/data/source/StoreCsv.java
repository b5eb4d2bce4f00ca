package io.workbench.data.source;

import io.workbench.data.InputException;
import io.workbench.data.market.Instrument;
import io.workbench.data.market.SnapshotSeries;
import io.workbench.data.store.BulkInsert;
import io.workbench.data.store.SnapshotStore;
import io.workbench.data.store.StoreLocation;
import io.workbench.data.store.TimeRange;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes CSV files into a store and writes a store's snapshots as CSV. */
public final class StoreCsv {
  /**
   * What an import did.
   *
   * @param rows rows that can be used
   * @param added rows of those that were not in the store
   * @param differing rows of those that were in the store with other values, which stay
   * @param rejectedRows the first rows that were set aside, with reasons
   * @param rejectedCount how many were set aside
   * @param sha256 of the file
   */
  public record ImportResult(
      long rows,
      long added,
      long differing,
      List<RejectedRow> rejectedRows,
      long rejectedCount,
      String sha256) {}

  private StoreCsv() {}

  /**
   * Adds a file's rows, which may be of several instruments and in any order; those whose
   * instrument and time are in the store already stay as they are there, and one whose instrument
   * and time an earlier row of the file has is set aside. An instrument keeps the spelling that the
   * store, or else the file, has first. A file that ends in an error may be imported again: what
   * was added then is there already.
   *
   * @param spec its instrument is that of every row where the file has no column for it
   * @param strict whether the first row that would be set aside is an {@link InputException}
   */
  public static ImportResult importFile(SnapshotStore store, CsvSpec spec, boolean strict) {
    return importRows(new Inserting(() -> store), spec, strict);
  }

  /**
   * The same into the store of a location, which is opened, or else made, only for a row that it
   * will have: a file without any leaves no store behind.
   */
  public static ImportResult importFile(StoreLocation location, CsvSpec spec, boolean strict) {
    AtomicReference<@Nullable SnapshotStore> opened = new AtomicReference<>();
    try {
      return importRows(
          new Inserting(
              () -> {
                SnapshotStore store = SnapshotStore.open(location);
                opened.set(store);
                return store;
              }),
          spec,
          strict);
    } finally {
      SnapshotStore store = opened.get();
      if (store != null) {
        store.close();
      }
    }
  }

  private static ImportResult importRows(Inserting into, CsvSpec spec, boolean strict) {
    Rejections rejections = new Rejections(spec.path().toString(), strict);
    Incoming incoming = new Incoming(into, rejections);
    String sha256 = BookRows.read(spec, rejections, incoming);
    BulkInsert bulk = into.bulk;
    return new ImportResult(
        incoming.count,
        bulk == null ? 0 : bulk.finish(),
        bulk == null ? 0 : bulk.differing(),
        rejections.first(),
        rejections.count(),
        sha256);
  }

  /** The store's side of an import, which begins with the first row. */
  private static final class Inserting implements BookRows.Sink {
    private final Supplier<SnapshotStore> opening;
    private @Nullable BulkInsert bulk;
    private @Nullable StoredNames names;

    Inserting(Supplier<SnapshotStore> opening) {
      this.opening = opening;
    }

    @Override
    public void add(long line, String instrument, long timeMillis, double[] book) {
      BulkInsert into = bulk;
      StoredNames known = names;
      if (into == null || known == null) {
        SnapshotStore store = opening.get();
        into = store.bulkInsert();
        known = new StoredNames(store.instruments());
        bulk = into;
        names = known;
      }
      into.add(known.of(instrument), timeMillis, book);
    }
  }

  /**
   * Writes the snapshots of the instruments, one after the other, whole or not at all.
   *
   * @return how many rows it wrote
   */
  public static long exportFile(
      SnapshotStore store, List<String> instruments, TimeRange range, Path file) {
    LongAdder rows = new LongAdder();
    Function<String, SnapshotSeries> read =
        name -> {
          SnapshotSeries series = store.read(name, range);
          rows.add(series.size());
          return series;
        };
    // One instrument's rows are in memory at a time.
    SnapshotCsv.write(() -> instruments.stream().map(read).iterator(), file);
    return rows.sum();
  }

  /** A file's rows on their way into the store. */
  private static final class Incoming implements BookRows.Sink {
    private final BookRows.Sink sink;
    private final Rejections rejections;
    private final Map<String, FirstRows> firstRows = new HashMap<>();
    private long count;

    Incoming(BookRows.Sink sink, Rejections rejections) {
      this.sink = sink;
      this.rejections = rejections;
    }

    @Override
    public void add(long line, String instrument, long timeMillis, double[] book) {
      FirstRows first =
          firstRows.computeIfAbsent(Instrument.key(instrument), key -> new FirstRows());
      String fault = first.add(line, timeMillis, book);
      if (fault == null) {
        sink.add(line, instrument, timeMillis, book);
        count++;
      } else {
        rejections.add(line, fault);
      }
    }
  }
}
