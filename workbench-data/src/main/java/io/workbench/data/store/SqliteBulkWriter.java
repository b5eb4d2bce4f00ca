package io.workbench.data.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Inserts many rows by each statement: the driver's cost is per statement, not per row. */
final class SqliteBulkWriter implements BulkWriter {
  private static final int ROWS_PER_STATEMENT = 64;
  private static final String INSERT =
      "INSERT INTO snapshot"
          + " (instrument_id, time_millis, best_bid, best_ask, bid_volume, ask_volume) VALUES ";
  private static final String ROW = "(?, ?, ?, ?, ?, ?)";
  private static final String UNLESS_THERE = " ON CONFLICT DO NOTHING";

  private final Connection connection;

  SqliteBulkWriter(Connection connection) {
    this.connection = connection;
  }

  @Override
  public long write(SnapshotBatch batch) throws SQLException {
    int whole = batch.size() - batch.size() % ROWS_PER_STATEMENT;
    return write(batch, 0, whole, ROWS_PER_STATEMENT) + write(batch, whole, batch.size(), 1);
  }

  private long write(SnapshotBatch batch, int from, int to, int rowsEach) throws SQLException {
    String rows = ROW + (", " + ROW).repeat(rowsEach - 1);
    long added = 0;
    try (PreparedStatement insert = connection.prepareStatement(INSERT + rows + UNLESS_THERE)) {
      for (int row = from; row < to; row += rowsEach) {
        int parameter = 1;
        for (int at = row; at < row + rowsEach; at++) {
          parameter = bind(insert, parameter, batch, at);
        }
        added += insert.executeUpdate();
      }
    }
    return added;
  }

  /** Binds a row's six values from {@code parameter} on; returns the parameter after them. */
  private static int bind(PreparedStatement insert, int parameter, SnapshotBatch batch, int row)
      throws SQLException {
    int at = parameter;
    insert.setInt(at++, batch.instrumentIds[row]);
    insert.setLong(at++, batch.timesMillis[row]);
    int first = row * SnapshotBatch.VALUES;
    for (int value = first; value < first + SnapshotBatch.VALUES; value++) {
      // SQLite itself would store NaN as NULL; saying so keeps that from being an accident.
      if (Double.isNaN(batch.values[value])) {
        insert.setObject(at++, null);
      } else {
        insert.setDouble(at++, batch.values[value]);
      }
    }
    return at;
  }
}
