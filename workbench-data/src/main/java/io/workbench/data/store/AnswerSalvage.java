package io.workbench.data.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Reads a damaged SQLite file of answers row by row. Rows are never deleted, so that their numbers
 * follow one another; a broken page costs the rows that are on it, and no others.
 */
final class AnswerSalvage {
  /** The key of a row, its times and the least gzip stream take more than this. */
  private static final int LEAST_ROW_BYTES = 40;

  private final Connection connection;

  AnswerSalvage(Connection connection) {
    this.connection = connection;
  }

  /** Shows every answer that can be read; returns how many were. */
  long visit(AnswerArchive.Visitor visitor) throws SQLException {
    long[] read = {0};
    RangeSalvage salvage =
        new RangeSalvage(
            connection,
            AnswerArchive.SELECT_NUMBERED + " WHERE 1 = 1",
            "rowid",
            1,
            row -> {
              AnswerArchive.show(row, visitor);
              read[0]++;
            });
    for (RangeSalvage.KeyRange lost : salvage.read(1, Math.min(lastRow(), mostRows()) + 1)) {
      visitor.lost(lost.to() - lost.from());
    }
    return read[0];
  }

  /** Number of the last row, by the table or, where that end is lost, by its key. */
  private long lastRow() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT max(rowid) FROM answer")) {
      return row.next() ? row.getLong(1) : 0;
    } catch (SQLException fault) {
      if (!SqliteDatabase.isUnreadable(fault)) {
        throw fault;
      }
      return lastRowOfKeys();
    }
  }

  private long lastRowOfKeys() throws SQLException {
    long last = 0;
    try (PreparedStatement select =
            connection.prepareStatement(
                "SELECT rowid FROM answer INDEXED BY sqlite_autoindex_answer_1");
        BrokenRows rows = new BrokenRows(select)) {
      while (rows.next()) {
        last = Math.max(last, rows.current().getLong(1));
      }
    }
    return last;
  }

  /** A number that the file is too small for is no row's. */
  private long mostRows() throws SQLException {
    return pragma("page_count") * pragma("page_size") / LEAST_ROW_BYTES;
  }

  private long pragma(String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA " + name)) {
      return row.next() ? row.getLong(1) : 0;
    }
  }
}
