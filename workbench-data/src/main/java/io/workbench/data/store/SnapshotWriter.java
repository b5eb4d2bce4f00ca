package io.workbench.data.store;

import io.workbench.data.market.Snapshot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The statements that change snapshots and gaps, in words that both databases know. */
final class SnapshotWriter {
  /** What writing over a snapshot found. */
  enum Change {
    ADDED,
    CHANGED,
    UNCHANGED
  }

  private static final String INSERT =
      "INSERT INTO snapshot"
          + " (best_bid, best_ask, bid_volume, ask_volume, instrument_id, time_millis)"
          + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
  private static final String UPDATE =
      "UPDATE snapshot SET best_bid = ?, best_ask = ?, bid_volume = ?, ask_volume = ?"
          + " WHERE instrument_id = ? AND time_millis = ?";
  private static final String SELECT =
      "SELECT best_bid, best_ask, bid_volume, ask_volume FROM snapshot"
          + " WHERE instrument_id = ? AND time_millis = ?";
  private static final String INSERT_GAP =
      "INSERT INTO gap (instrument_id, time_millis, reason)"
          + " SELECT CAST(? AS integer), CAST(? AS bigint), CAST(? AS text)"
          + " WHERE NOT EXISTS (SELECT 1 FROM snapshot WHERE instrument_id = ? AND time_millis = ?)"
          + " ON CONFLICT DO NOTHING";
  private static final String DELETE_GAP =
      "DELETE FROM gap WHERE instrument_id = ? AND time_millis = ?";
  private static final String DELETE_FILLED_GAPS =
      "DELETE FROM gap WHERE instrument_id = ? AND time_millis >= ? AND time_millis <= ?"
          + " AND EXISTS (SELECT 1 FROM snapshot WHERE"
          + " snapshot.instrument_id = gap.instrument_id"
          + " AND snapshot.time_millis = gap.time_millis)";

  private final Connection connection;
  private final Instruments instruments;

  SnapshotWriter(Connection connection, Instruments instruments) {
    this.connection = connection;
    this.instruments = instruments;
  }

  /** Whether the snapshot was not there before; what is there stays as it is. */
  boolean insert(Snapshot snapshot) throws SQLException {
    int id = instruments.idOf(snapshot.instrument(), connection);
    long time = snapshot.time().toEpochMilli();
    boolean added = execute(INSERT, snapshot, id, time) == 1;
    if (added) {
      deleteGap(id, time);
    }
    return added;
  }

  /** Whether the snapshot is there with the same values. */
  boolean holds(Snapshot snapshot) throws SQLException {
    int id = instruments.idOf(snapshot.instrument(), connection);
    return isStored(snapshot, id, snapshot.time().toEpochMilli());
  }

  /** Writes over what is there. */
  Change replace(Snapshot snapshot) throws SQLException {
    if (insert(snapshot)) {
      return Change.ADDED;
    }
    int id = instruments.idOf(snapshot.instrument(), connection);
    long time = snapshot.time().toEpochMilli();
    if (isStored(snapshot, id, time)) {
      return Change.UNCHANGED;
    }
    execute(UPDATE, snapshot, id, time);
    return Change.CHANGED;
  }

  boolean insertGap(GapRecord gap) throws SQLException {
    int id = instruments.idOf(gap.instrument(), connection);
    long time = gap.time().toEpochMilli();
    try (PreparedStatement insert = connection.prepareStatement(INSERT_GAP)) {
      insert.setInt(1, id);
      insert.setLong(2, time);
      insert.setString(3, gap.reason());
      insert.setInt(4, id);
      insert.setLong(5, time);
      return insert.executeUpdate() == 1;
    }
  }

  /** Deletes the gaps that snapshots written in bulk have filled. */
  void deleteFilledGaps(SnapshotBatch batch) throws SQLException {
    Map<Integer, LongSummaryStatistics> timesOf = new HashMap<>();
    for (int row = 0; row < batch.size(); row++) {
      timesOf
          .computeIfAbsent(batch.instrumentIds[row], id -> new LongSummaryStatistics())
          .accept(batch.timesMillis[row]);
    }
    try (PreparedStatement delete = connection.prepareStatement(DELETE_FILLED_GAPS)) {
      for (Map.Entry<Integer, LongSummaryStatistics> times : timesOf.entrySet()) {
        delete.setInt(1, times.getKey());
        delete.setLong(2, times.getValue().getMin());
        delete.setLong(3, times.getValue().getMax());
        delete.executeUpdate();
      }
    }
  }

  private int execute(String sql, Snapshot snapshot, int id, long time) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, 1, snapshot.bestBid());
      set(statement, 2, snapshot.bestAsk());
      set(statement, 3, snapshot.bidVolume());
      set(statement, 4, snapshot.askVolume());
      statement.setInt(5, id);
      statement.setLong(6, time);
      return statement.executeUpdate();
    }
  }

  /** Whether the stored numbers are the snapshot's; they may be such as no snapshot has. */
  private boolean isStored(Snapshot snapshot, int id, long time) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setInt(1, id);
      select.setLong(2, time);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            && Objects.equals(get(row, 1), snapshot.bestBid())
            && Objects.equals(get(row, 2), snapshot.bestAsk())
            && Objects.equals(get(row, 3), snapshot.bidVolume())
            && Objects.equals(get(row, 4), snapshot.askVolume());
      }
    }
  }

  private void deleteGap(int id, long time) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(DELETE_GAP)) {
      delete.setInt(1, id);
      delete.setLong(2, time);
      delete.executeUpdate();
    }
  }

  private static void set(PreparedStatement statement, int parameter, @Nullable Double value)
      throws SQLException {
    if (value == null) {
      statement.setNull(parameter, Types.DOUBLE);
    } else {
      statement.setDouble(parameter, value);
    }
  }

  private static @Nullable Double get(ResultSet row, int column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? null : value;
  }
}
