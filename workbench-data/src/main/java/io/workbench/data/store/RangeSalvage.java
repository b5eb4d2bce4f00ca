package io.workbench.data.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Reads what can be read of a SQLite table that has broken pages. A range of keys is read from both
 * ends until a page breaks; what lies between is halved and read again, the widest range first.
 */
final class RangeSalvage {
  /** Keys from one on and before another, whether there are rows of them or not. */
  record KeyRange(long from, long to) {
    private long width() {
      return to - from;
    }
  }

  /** Takes a row that could be read. */
  interface Taker {
    /** Takes the row that the results stand at. */
    void take(ResultSet row) throws SQLException;
  }

  /** Seconds at most, however much is broken. */
  private static final int MOST_BROKEN_READS = 50_000;

  private final Connection connection;
  private final String select;
  private final String key;
  private final long leastWidth;
  private final Taker taker;
  private int brokenReads;

  /**
   * @param select rows, with a WHERE to which more can be added
   * @param key integer column, the last of the table's key; selected, too
   * @param leastWidth of a range that is worth halving
   */
  RangeSalvage(Connection connection, String select, String key, long leastWidth, Taker taker) {
    this.connection = connection;
    this.select = select + " AND " + key + " >= ? AND " + key + " < ? ORDER BY " + key;
    this.key = key;
    this.leastWidth = leastWidth;
    this.taker = taker;
  }

  /**
   * Shows the rows from {@code from} on and before {@code to}; returns the ranges of which none can
   * be read.
   */
  List<KeyRange> read(long from, long to) throws SQLException {
    List<KeyRange> lost = new ArrayList<>();
    PriorityQueue<KeyRange> left =
        new PriorityQueue<>(Comparator.comparingLong(KeyRange::width).reversed());
    left.add(new KeyRange(from, to));
    while (!left.isEmpty()) {
      KeyRange range = fromBothEnds(left.remove());
      if (range.width() <= 0) {
        continue;
      }
      if (range.width() <= leastWidth || brokenReads >= MOST_BROKEN_READS) {
        lost.add(range);
        continue;
      }
      long middle = range.from() + range.width() / 2;
      left.add(new KeyRange(range.from(), middle));
      left.add(new KeyRange(middle, range.to()));
    }
    lost.sort(Comparator.comparingLong(KeyRange::from));
    return lost;
  }

  private KeyRange fromBothEnds(KeyRange range) throws SQLException {
    long from = scan(range, "", true);
    if (from == range.to()) {
      return new KeyRange(from, from);
    }
    return new KeyRange(from, scan(new KeyRange(from, range.to()), " DESC", false));
  }

  /**
   * Reads until a page breaks; returns the range's other end when none does, and else the end of
   * what is left. Keys that are out of order are a broken page, too.
   */
  private long scan(KeyRange range, String order, boolean upwards) throws SQLException {
    long from = range.from();
    long to = range.to();
    try (PreparedStatement statement = connection.prepareStatement(select + order)) {
      statement.setLong(1, from);
      statement.setLong(2, to);
      try (BrokenRows rows = new BrokenRows(statement)) {
        while (rows.next()) {
          long at = rows.current().getLong(key);
          if (at < from || at >= to) {
            break;
          }
          from = upwards ? at + 1 : from;
          to = upwards ? to : at;
          taker.take(rows.current());
        }
        if (rows.isAtEnd()) {
          return upwards ? range.to() : range.from();
        }
      }
    }
    brokenReads++;
    return upwards ? from : to;
  }
}
