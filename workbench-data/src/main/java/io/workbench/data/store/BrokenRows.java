package io.workbench.data.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A query's rows up to the first that the file of the database does not give. */
final class BrokenRows implements AutoCloseable {
  private final PreparedStatement statement;
  private @Nullable ResultSet rows;
  private boolean atEnd;

  BrokenRows(PreparedStatement statement) {
    this.statement = statement;
  }

  /** Whether there is one more; false at the end and where the file is broken. */
  boolean next() throws SQLException {
    try {
      if (rows == null) {
        rows = statement.executeQuery();
      }
      boolean more = rows.next();
      atEnd = !more;
      return more;
    } catch (SQLException fault) {
      if (!SqliteDatabase.isUnreadable(fault)) {
        throw fault;
      }
      return false;
    }
  }

  /** Whether all rows were read. */
  boolean isAtEnd() {
    return atEnd;
  }

  ResultSet current() {
    if (rows == null) {
      throw new IllegalStateException("next() comes first.");
    }
    return rows;
  }

  @Override
  public void close() throws SQLException {
    if (rows != null) {
      rows.close();
    }
  }
}
