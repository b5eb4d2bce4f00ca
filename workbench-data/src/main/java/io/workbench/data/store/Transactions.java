package io.workbench.data.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one connection that writes. What it was asked to do is done whole and on the disk when a call
 * returns, or not at all; after a fault the next call connects anew.
 */
final class Transactions implements AutoCloseable {
  /** What is done in one transaction. */
  interface Work<T> {
    /** Does it; what it throws undoes it. */
    T apply(Connection connection) throws SQLException;
  }

  private final Database database;
  private final Runnable onFault;
  private @Nullable Connection connection;

  /**
   * @param onFault forgets what was learnt in a transaction that is undone
   */
  Transactions(Database database, Runnable onFault) {
    this.database = database;
    this.onFault = onFault;
  }

  synchronized <T> T run(Work<T> work) {
    boolean done = false;
    try {
      Connection open = connected();
      // Only now: SQLite's driver takes the lock here. And true is a commit after which no new
      // transaction begins; commit() would begin one and keep the lock.
      open.setAutoCommit(false);
      T result = work.apply(open);
      open.setAutoCommit(true);
      done = true;
      return result;
    } catch (SQLException fault) {
      throw database.explain(fault);
    } finally {
      if (!done) {
        undo();
      }
    }
  }

  /** Runs statements that the database takes outside of transactions only; they may take long. */
  synchronized void runAlone(List<String> statements) {
    close();
    try (Connection alone = database.connectToWrite()) {
      database.waitWithoutEnd(alone);
      try (Statement statement = alone.createStatement()) {
        for (String sql : statements) {
          statement.execute(sql);
        }
      }
    } catch (SQLException fault) {
      throw database.explain(fault);
    }
  }

  @Override
  public synchronized void close() {
    if (connection == null) {
      return;
    }
    try {
      connection.close();
    } catch (SQLException fault) {
      throw database.explain(fault);
    } finally {
      connection = null;
    }
  }

  /** Reads by a connection of its own, which sees all that was committed. */
  static <T> T read(Database database, Work<T> work) {
    try (Connection connection = database.connectToRead()) {
      return work.apply(connection);
    } catch (SQLException fault) {
      throw database.explain(fault);
    }
  }

  private Connection connected() throws SQLException {
    if (connection == null) {
      connection = database.connectToWrite();
    }
    return connection;
  }

  private void undo() {
    onFault.run();
    Connection open = connection;
    connection = null;
    if (open != null) {
      closeQuietly(open);
    }
  }

  /** Closing undoes what was not committed; of a fault there is nothing left to say. */
  private static void closeQuietly(Connection broken) {
    try {
      broken.close();
    } catch (SQLException gone) {
      return;
    }
  }
}
