package io.workbench.data.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.data.store.SnapshotStore;
import io.workbench.data.store.StoreLocation;
import io.workbench.data.store.TimeRange;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long the import of many rows and the read of thirty days take. No part of the build:
 *
 * <pre>mvn -B -pl workbench-data test -Dtest=StoreBenchmark [-Dstore.rows=10000000]</pre>
 */
@Timeout(value = 1, unit = TimeUnit.DAYS)
public class StoreBenchmark {
  private static final String[] INSTRUMENTS = {"A100", "B200", "H100", "H200"};
  private static final long STEP_MILLIS = Duration.ofMinutes(5).toMillis();
  private static final Instant START = Instant.parse("2000-01-01T00:00:00Z");
  private static final int DAYS = 30;
  private static final int READS = 31;

  @Test
  void sqlite(@TempDir Path folder) throws IOException {
    run("SQLite", StoreLocation.of(folder.resolve("market.db")), folder);
  }

  /** Imports a file of four instruments' rows by turns, then reads from the middle of one. */
  public static void run(String name, StoreLocation location, Path folder) throws IOException {
    int rows = Integer.getInteger("store.rows", 10_000_000);
    Path csv = folder.resolve("rows.csv");
    write(csv, rows);
    try (SnapshotStore store = SnapshotStore.open(location)) {
      long start = System.nanoTime();
      StoreCsv.ImportResult imported = StoreCsv.importFile(store, CsvSpec.of(csv), true);
      double seconds = (System.nanoTime() - start) / 1e9;
      assertThat(imported.added()).isEqualTo(rows);
      System.out.printf(
          Locale.ROOT,
          "%s: %,d rows (%,d bytes of CSV) imported in %.1f s, %,.0f rows/s%n",
          name,
          rows,
          Files.size(csv),
          seconds,
          rows / seconds);
      Files.delete(csv);
      printReads(name, store, rows);
    }
  }

  private static void printReads(String name, SnapshotStore store, int rows) {
    Instant from = START.plusMillis(rows / INSTRUMENTS.length / 2 * STEP_MILLIS);
    TimeRange range = new TimeRange(from, from.plus(Duration.ofDays(DAYS)));
    double[] millis = new double[READS];
    for (int read = 0; read < READS; read++) {
      long start = System.nanoTime();
      int size = store.read("H100", range).size();
      millis[read] = (System.nanoTime() - start) / 1e6;
      assertThat(size).isEqualTo(DAYS * 288);
    }
    double first = millis[0];
    Arrays.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "%s: %d days of one instrument read in %.1f ms at first, median %.1f ms, longest %.1f ms%n",
        name,
        DAYS,
        first,
        millis[READS / 2],
        millis[READS - 1]);
  }

  private static void write(Path csv, int rows) throws IOException {
    Random random = new Random(1);
    try (BufferedWriter writer = Files.newBufferedWriter(csv)) {
      writer.write("timestamp,instrument,best_bid,best_ask,bid_volume,ask_volume\n");
      for (int row = 0; row < rows; row++) {
        long time = START.toEpochMilli() + row / INSTRUMENTS.length * STEP_MILLIS;
        double bid = 2 + random.nextInt(10_000) / 10_000.0;
        writer.write(
            Instant.ofEpochMilli(time)
                + ("," + INSTRUMENTS[row % INSTRUMENTS.length])
                + ("," + bid + "," + (bid + 0.0125))
                + ("," + random.nextInt(200) + "," + random.nextInt(200) + "\n"));
      }
    }
  }
}
