package io.workbench.data.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Rows waiting to be stored, column by column; what is missing is {@code NaN}. */
final class SnapshotBatch {
  static final int VALUES = 4;

  private static final String SELECT =
      "SELECT time_millis, best_bid, best_ask, bid_volume, ask_volume FROM snapshot"
          + " WHERE instrument_id = ? AND time_millis >= ? AND time_millis <= ?";

  final int[] instrumentIds;
  final long[] timesMillis;

  /** Best bid, best ask, bid volume and ask volume of each row, one after the other. */
  final double[] values;

  private int size;

  SnapshotBatch(int capacity) {
    instrumentIds = new int[capacity];
    timesMillis = new long[capacity];
    values = new double[capacity * VALUES];
  }

  int size() {
    return size;
  }

  boolean isFull() {
    return size == timesMillis.length;
  }

  void clear() {
    size = 0;
  }

  /** Begins a row; its values are to be put behind {@code size() * VALUES} first. */
  void add(int instrumentId, long timeMillis) {
    instrumentIds[size] = instrumentId;
    timesMillis[size] = timeMillis;
    size++;
  }

  /** How many rows the database has with other values. */
  long differing(Connection connection) throws SQLException {
    Map<Integer, TreeMap<Long, Integer>> rowOf = new HashMap<>();
    for (int row = 0; row < size; row++) {
      rowOf
          .computeIfAbsent(instrumentIds[row], id -> new TreeMap<>())
          .putIfAbsent(timesMillis[row], row);
    }
    long count = 0;
    for (Map.Entry<Integer, TreeMap<Long, Integer>> rows : rowOf.entrySet()) {
      count += differing(connection, rows.getKey(), rows.getValue());
    }
    return count;
  }

  private long differing(Connection connection, int id, TreeMap<Long, Integer> rowOf)
      throws SQLException {
    long count = 0;
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setInt(1, id);
      select.setLong(2, rowOf.firstKey());
      select.setLong(3, rowOf.lastKey());
      try (ResultSet stored = select.executeQuery()) {
        while (stored.next()) {
          Integer row = rowOf.get(stored.getLong(1));
          if (row != null && differs(stored, row)) {
            count++;
          }
        }
      }
    }
    return count;
  }

  private boolean differs(ResultSet stored, int row) throws SQLException {
    for (int value = 0; value < VALUES; value++) {
      double number = stored.getDouble(value + 2);
      boolean missing = stored.wasNull();
      double own = values[row * VALUES + value];
      // Of zeros the databases do not all keep the sign.
      if (missing ? !Double.isNaN(own) : number != own) {
        return true;
      }
    }
    return false;
  }
}
