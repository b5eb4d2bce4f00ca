package io.workbench.data.store;

import io.workbench.data.InputException;
import io.workbench.data.IoReason;
import io.workbench.data.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Puts a store's snapshots out of the way, so that its answers can make them anew. */
public final class DamagedStore {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final List<String> ENDINGS = List.of("", "-wal", "-shm");

  private DamagedStore() {}

  /**
   * Renames the file of the snapshots and its log; the file of the answers stays.
   *
   * @return the file's new name
   * @throws InputException if the store is not in a file, or its answers cannot be opened
   * @throws OutputException if another process has the store open to write, as a collector has
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
    requireAnswers(file);
    requireNoWriter(file);
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

  /**
   * Copies what can be read of the snapshots and gaps that were put aside into the store that was
   * made of the answers, which has the better word; for times that are lost it records gaps.
   */
  public static SalvageResult salvage(Path aside, SnapshotStore into, Instant now) {
    return new SnapshotSalvage(aside, into, now).copy();
  }

  /** Before anything is renamed: without its answers there would be no store at all. */
  private static void requireAnswers(Path file) {
    Path answers = StoreLocation.answersFile(file);
    if (!Files.exists(answers)) {
      return;
    }
    try {
      Schema.prepare(new SqliteDatabase(answers, "sqlite_answers", PATIENCE), false);
    } catch (DamageException damaged) {
      throw new InputException(damaged.finding(), damaged);
    }
  }

  /**
   * In WAL mode a connection keeps its lock on the file until it is closed, so that a lock for one
   * alone is had only where there is none. It is let go before the renaming: closing the last
   * connection removes the log by its name.
   */
  private static void requireNoWriter(Path file) {
    SqliteDatabase database = new SqliteDatabase(file, "sqlite", PATIENCE);
    try (Connection connection = database.connectAlone();
        Statement statement = connection.createStatement()) {
      statement.execute("BEGIN EXCLUSIVE");
      statement.execute("ROLLBACK");
    } catch (SQLException fault) {
      if (!SqliteDatabase.isUnreadable(fault)) {
        throw SqliteDatabase.isLocked(fault)
            ? new OutputException(
                file + " is in use: stop the collector, or what else has it open, first.", fault)
            : database.explain(fault);
      }
    }
  }
}
