package io.workbench.data.store;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Adds many snapshots, a hundred thousand to a transaction; those whose instrument and time are
 * there already are left as they are. Gaps that they fill go with the transaction that fills them.
 * What was added is certain to stay once {@link #finish} returned; what was not finished may be
 * there in part. After a fault, adding the same rows again adds what is missing.
 */
public final class BulkInsert {
  static final int ROWS_PER_TRANSACTION = 100_000;

  private final Database database;
  private final Transactions transactions;
  private final Instruments instruments;
  private final SnapshotBatch batch = new SnapshotBatch(ROWS_PER_TRANSACTION);
  private String[] names = new String[ROWS_PER_TRANSACTION];
  private long rows;
  private long added;
  private long differing;

  BulkInsert(Database database, Transactions transactions, Instruments instruments) {
    this.database = database;
    this.transactions = transactions;
    this.instruments = instruments;
  }

  /**
   * Adds a row, which is not taken when those that wait cannot be written.
   *
   * @param values best bid, best ask, bid volume and ask volume; {@code NaN} where missing
   */
  public void add(String instrument, long timeMillis, double[] values) {
    if (batch.isFull()) {
      flush();
    }
    int row = batch.size();
    for (int value = 0; value < SnapshotBatch.VALUES; value++) {
      batch.values[row * SnapshotBatch.VALUES + value] = values[value];
    }
    names[row] = instrument;
    batch.add(0, timeMillis);
    rows++;
  }

  /** Rows given so far. */
  public long rows() {
    return rows;
  }

  /** Writes what is not yet written; returns how many of all the rows were not there before. */
  public long finish() {
    flush();
    return added;
  }

  /** Rows finished so far that were there before with other values, which stayed. */
  public long differing() {
    return differing;
  }

  private void flush() {
    if (batch.size() > 0) {
      long written = transactions.run(this::write);
      added += written;
      if (written < batch.size()) {
        differing += Transactions.read(database, batch::differing);
      }
      batch.clear();
    }
  }

  private long write(Connection connection) throws SQLException {
    for (int row = 0; row < batch.size(); row++) {
      batch.instrumentIds[row] = instruments.idOf(names[row], connection);
    }
    long written = database.bulkWriter(connection).write(batch);
    new SnapshotWriter(connection, instruments).deleteFilledGaps(batch);
    return written;
  }
}
