package io.workbench.data.store;

import io.workbench.data.InputException;
import io.workbench.data.IoReason;
import io.workbench.data.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Puts a store's snapshots out of the way, so that its answers can make them anew. */
public final class DamagedStore {
  private static final List<String> ENDINGS = List.of("", "-wal", "-shm");

  private DamagedStore() {}

  /**
   * Renames the file of the snapshots and its log; the file of the answers stays.
   *
   * @return the file's new name
   * @throws InputException if the store is not in a file
   */
  public static Path setAside(StoreLocation location, Instant now) {
    Path file = location.file();
    if (file == null) {
      throw new InputException(
          location.name() + " is no file: a PostgreSQL server is repaired by its own tools.");
    }
    if (!Files.exists(file)) {
      throw new InputException("There is no store " + file + ".");
    }
    String mark = ".damaged-" + now.toEpochMilli();
    try {
      for (String ending : ENDINGS) {
        Path part = file.resolveSibling(file.getFileName() + ending);
        if (Files.exists(part)) {
          Files.move(part, file.resolveSibling(file.getFileName() + mark + ending));
        }
      }
    } catch (IOException e) {
      throw new OutputException("Cannot rename " + file + ": " + IoReason.of(e) + ".", e);
    }
    return file.resolveSibling(file.getFileName() + mark);
  }
}
