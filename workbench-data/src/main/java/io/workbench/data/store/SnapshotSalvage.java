package io.workbench.data.store;

import io.workbench.data.market.Sampling;
import io.workbench.data.market.Snapshot;
import io.workbench.data.store.RangeSalvage.KeyRange;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Copies what can be read of a damaged file's snapshots and gaps into another store. */
final class SnapshotSalvage {
  private static final String REASON = "lost with the damaged file";
  private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Collectors poll once a minute at most. */
  private static final long LEAST_WIDTH_MILLIS = 60_000;

  /** Best bid and best ask, which come before the volumes. */
  private static final int PRICES = 2;

  private final SqliteDatabase damaged;
  private final SnapshotStore into;
  private final KeyRange everything;
  private final Map<String, List<KeyRange>> lost = new HashMap<>();
  private final List<GapRecord> gaps = new ArrayList<>();
  private boolean namesLost;

  /**
   * @param now after all times that the file may hold
   */
  SnapshotSalvage(Path damaged, SnapshotStore into, Instant now) {
    this.damaged = new SqliteDatabase(damaged, "sqlite", PATIENCE);
    this.into = into;
    everything = new KeyRange(FIRST.toEpochMilli(), now.plus(Duration.ofDays(1)).toEpochMilli());
  }

  SalvageResult copy() {
    BulkInsert bulk = into.bulkInsert();
    read(bulk);
    long snapshots = bulk.finish();
    into.recordGaps(gaps);
    long lostTimes = 0;
    for (String name : into.instruments()) {
      List<GapRecord> unknown = unknown(name);
      into.recordGaps(unknown);
      lostTimes += unknown.size();
    }
    return new SalvageResult(snapshots, gaps.size(), lostTimes);
  }

  private void read(BulkInsert bulk) {
    try (Connection connection = damaged.connectToRead()) {
      if (!hasNames(connection)) {
        // A file that was emptied is a whole database, of no table.
        namesLost = true;
        return;
      }
      for (Map.Entry<Integer, String> instrument : names(connection).entrySet()) {
        List<KeyRange> parts = new ArrayList<>();
        parts.addAll(snapshots(connection, instrument.getKey(), instrument.getValue(), bulk));
        parts.addAll(gaps(connection, instrument.getKey(), instrument.getValue()));
        lost.put(instrument.getValue(), parts);
      }
    } catch (SQLException fault) {
      if (!SqliteDatabase.isUnreadable(fault)) {
        throw damaged.explain(fault);
      }
      // Not even its list of tables can be read.
      namesLost = true;
    }
  }

  private static boolean hasNames(Connection connection) throws SQLException {
    try (ResultSet tables = connection.getMetaData().getTables(null, null, "instrument", null)) {
      return tables.next();
    }
  }

  private Map<Integer, String> names(Connection connection) throws SQLException {
    Map<Integer, String> names = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement("SELECT id, name FROM instrument");
        BrokenRows rows = new BrokenRows(select)) {
      while (rows.next()) {
        String name = rows.current().getString(2);
        if (name != null && !name.isBlank()) {
          names.put(rows.current().getInt(1), name);
        }
      }
      namesLost = !rows.isAtEnd();
    }
    return names;
  }

  private List<KeyRange> snapshots(Connection connection, int id, String name, BulkInsert bulk)
      throws SQLException {
    double[] book = new double[SnapshotBatch.VALUES];
    List<KeyRange> refused = new ArrayList<>();
    RangeSalvage salvage =
        new RangeSalvage(
            connection,
            "SELECT time_millis, best_bid, best_ask, bid_volume, ask_volume FROM snapshot"
                + (" WHERE instrument_id = " + id),
            "time_millis",
            LEAST_WIDTH_MILLIS,
            row -> {
              long time = row.getLong(1);
              if (isBook(row, book)) {
                bulk.add(name, time, book);
              } else {
                refused.add(new KeyRange(time, time + 1));
              }
            });
    List<KeyRange> parts = new ArrayList<>(salvage.read(everything.from(), everything.to()));
    parts.addAll(refused);
    return parts;
  }

  private List<KeyRange> gaps(Connection connection, int id, String name) throws SQLException {
    return new RangeSalvage(
            connection,
            "SELECT time_millis, reason FROM gap WHERE instrument_id = " + id,
            "time_millis",
            LEAST_WIDTH_MILLIS,
            row -> {
              String reason = row.getString(2);
              if (reason != null && !reason.isBlank()) {
                gaps.add(new GapRecord(name, Instant.ofEpochMilli(row.getLong(1)), reason));
              }
            })
        .read(everything.from(), everything.to());
  }

  /** A broken page can give numbers that no snapshot may have. */
  private static boolean isBook(ResultSet row, double[] book) throws SQLException {
    for (int value = 0; value < book.length; value++) {
      double number = row.getDouble(value + 2);
      boolean missing = row.wasNull();
      book[value] = missing ? Double.NaN : number;
      boolean possible = value < PRICES ? Snapshot.isPrice(number) : Snapshot.isVolume(number);
      if (!missing && !possible) {
        return false;
      }
    }
    return true;
  }

  /** Times between known ones that the file may have known of, on the grid of the known ones. */
  private List<GapRecord> unknown(String name) {
    List<GapRecord> unknown = new ArrayList<>();
    List<KeyRange> parts = lost.getOrDefault(name, namesLost ? List.of(everything) : List.of());
    long[] known = knownTimes(name);
    if (parts.isEmpty() || known.length < 2) {
      return unknown;
    }
    Sampling sampling = Sampling.infer(known);
    long step = sampling.step().toMillis();
    for (int at = 1; at < known.length; at++) {
      if (sampling.isGap(known[at - 1], known[at])) {
        for (long time = known[at - 1] + step; time < known[at] - step / 2; time += step) {
          if (isIn(parts, time)) {
            unknown.add(new GapRecord(name, Instant.ofEpochMilli(time), REASON));
          }
        }
      }
    }
    return unknown;
  }

  private long[] knownTimes(String name) {
    LongStream snapshots = Arrays.stream(into.read(name, TimeRange.ALL).timesMillis());
    LongStream recorded =
        into.gaps(name, TimeRange.ALL).stream().mapToLong(gap -> gap.time().toEpochMilli());
    return LongStream.concat(snapshots, recorded).sorted().distinct().toArray();
  }

  private static boolean isIn(List<KeyRange> parts, long time) {
    for (KeyRange part : parts) {
      if (time >= part.from() && time < part.to()) {
        return true;
      }
    }
    return false;
  }
}
