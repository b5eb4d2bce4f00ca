package io.workbench.train.sweep.spark;

import io.workbench.data.InputException;
import io.workbench.data.IoReason;
import io.workbench.data.source.DataSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** The sweep's data files, each broadcast once and fetched once by each executor. */
final class SharedData {
  /** A broadcast is one array, and driver and executors hold it in memory. */
  private static final long MOST_BYTES = 1L << 30;

  private final JavaSparkContext context;
  private final Map<Path, Broadcast<byte[]>> files = new HashMap<>();

  SharedData(JavaSparkContext context) {
    this.context = context;
  }

  /** The bytes of the data's files, in order; none for data that an executor makes itself. */
  synchronized List<Broadcast<byte[]>> of(DataSpec data) {
    List<Broadcast<byte[]>> shared = new ArrayList<>();
    for (Path file : data.files()) {
      shared.add(files.computeIfAbsent(file.toAbsolutePath().normalize(), this::broadcast));
    }
    return shared;
  }

  private Broadcast<byte[]> broadcast(Path file) {
    try {
      long bytes = Files.size(file);
      if (bytes > MOST_BYTES) {
        throw new InputException(
            String.format(
                Locale.ROOT,
                "%s: a data file that is shipped to a cluster must have at most %d bytes, but has %d.",
                file,
                MOST_BYTES,
                bytes));
      }
      return context.broadcast(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new InputException(file + ": cannot be read: " + IoReason.of(e) + ".", e);
    }
  }
}
