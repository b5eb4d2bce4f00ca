package io.workbench.data.store;

import io.workbench.data.market.Column;
import io.workbench.data.market.Instrument;
import io.workbench.data.market.SnapshotSeries;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads one instrument's rows into columns, in the order of their times. */
final class SnapshotReader {
  private static final String SELECT =
      "SELECT time_millis, best_bid, best_ask, bid_volume, ask_volume FROM snapshot"
          + " WHERE instrument_id = ? AND time_millis >= ? AND time_millis < ?"
          + " ORDER BY time_millis";
  private static final int FIRST_CAPACITY = 16_384;

  private long[] times = new long[FIRST_CAPACITY];
  private final double[][] values = new double[SnapshotBatch.VALUES][FIRST_CAPACITY];
  private int size;

  static SnapshotSeries read(Connection connection, String name, int id, TimeRange range)
      throws SQLException {
    SnapshotReader reader = new SnapshotReader();
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setInt(1, id);
      select.setLong(2, range.fromMillis());
      select.setLong(3, range.toMillisExclusive());
      try (ResultSet rows = select.executeQuery()) {
        reader.readAll(rows);
      }
    }
    return reader.toSeries(new Instrument(name));
  }

  private void readAll(ResultSet rows) throws SQLException {
    while (rows.next()) {
      if (size == times.length) {
        grow();
      }
      times[size] = rows.getLong(1);
      for (int value = 0; value < values.length; value++) {
        double number = rows.getDouble(value + 2);
        // Prices are above 0, so only a 0 can be what JDBC makes of NULL. Adding 0 takes the sign
        // off a zero, which PostgreSQL keeps and SQLite does not.
        values[value][size] = number == 0 && rows.wasNull() ? Double.NaN : number + 0.0;
      }
      size++;
    }
  }

  private void grow() {
    int capacity = Math.addExact(size, size);
    times = Arrays.copyOf(times, capacity);
    for (int value = 0; value < values.length; value++) {
      values[value] = Arrays.copyOf(values[value], capacity);
    }
  }

  private SnapshotSeries toSeries(Instrument instrument) {
    double[] bid = Arrays.copyOf(values[0], size);
    double[] ask = Arrays.copyOf(values[1], size);
    double[] middle = new double[size];
    double[] spread = new double[size];
    for (int row = 0; row < size; row++) {
      middle[row] = (bid[row] + ask[row]) / 2;
      spread[row] = ask[row] - bid[row];
    }
    Map<String, double[]> columns = new LinkedHashMap<>();
    columns.put(Column.MID_PRICE, middle);
    columns.put(Column.SPREAD, spread);
    columns.put(Column.BID_VOLUME, Arrays.copyOf(values[2], size));
    columns.put(Column.ASK_VOLUME, Arrays.copyOf(values[3], size));
    columns.put(Column.BEST_BID, bid);
    columns.put(Column.BEST_ASK, ask);
    return new SnapshotSeries(instrument, Arrays.copyOf(times, size), columns);
  }
}
