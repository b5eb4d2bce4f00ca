package io.workbench.data.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Copies rows in PostgreSQL's binary format: straight into the table, and where a key is there
 * already, by way of a table of its own from which only new keys are taken.
 */
final class PostgresBulkWriter implements BulkWriter {
  private static final String COLUMNS =
      "(instrument_id, time_millis, best_bid, best_ask, bid_volume, ask_volume)";
  private static final String KEY_IS_THERE = "23505";

  /** Signature, flags and length of no extension, as the documentation of COPY gives them. */
  private static final byte[] HEADER =
      "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);

  private static final int CHUNK_BYTES = 1 << 16;
  private static final int LONGEST_ROW = 2 + 6 * 4 + 4 + 5 * 8;

  private final Connection connection;
  private final ByteBuffer buffer = ByteBuffer.allocate(CHUNK_BYTES);

  PostgresBulkWriter(Connection connection) {
    this.connection = connection;
  }

  @Override
  public long write(SnapshotBatch batch) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      long added = copy(batch, "snapshot");
      connection.releaseSavepoint(before);
      return added;
    } catch (SQLException fault) {
      if (!KEY_IS_THERE.equals(fault.getSQLState())) {
        throw fault;
      }
      connection.rollback(before);
      return addNewKeys(batch);
    }
  }

  private long addNewKeys(SnapshotBatch batch) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TEMPORARY TABLE IF NOT EXISTS arriving (LIKE snapshot) ON COMMIT DELETE ROWS");
      statement.execute("TRUNCATE arriving");
      copy(batch, "arriving");
      return statement.executeLargeUpdate(
          "INSERT INTO snapshot "
              + (COLUMNS + " SELECT * FROM arriving ORDER BY instrument_id, time_millis")
              + " ON CONFLICT DO NOTHING");
    }
  }

  private long copy(SnapshotBatch batch, String table) throws SQLException {
    CopyIn copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("COPY " + table + " " + COLUMNS + " FROM STDIN (FORMAT binary)");
    try {
      buffer.clear().put(HEADER);
      for (int row = 0; row < batch.size(); row++) {
        if (buffer.remaining() < LONGEST_ROW) {
          send(copy);
        }
        put(batch, row);
      }
      send(copy);
      buffer.putShort((short) -1);
      send(copy);
      return copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  private void send(CopyIn copy) throws SQLException {
    copy.writeToCopy(buffer.array(), 0, buffer.position());
    buffer.clear();
  }

  private void put(SnapshotBatch batch, int row) {
    buffer.putShort((short) 6);
    buffer.putInt(Integer.BYTES).putInt(batch.instrumentIds[row]);
    buffer.putInt(Long.BYTES).putLong(batch.timesMillis[row]);
    int first = row * SnapshotBatch.VALUES;
    for (int at = first; at < first + SnapshotBatch.VALUES; at++) {
      if (Double.isNaN(batch.values[at])) {
        buffer.putInt(-1);
      } else {
        buffer.putInt(Double.BYTES).putDouble(batch.values[at]);
      }
    }
  }
}
