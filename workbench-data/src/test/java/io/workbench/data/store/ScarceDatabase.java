package io.workbench.data.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/** A SQLite file that can grow only while there is room: for it, the disk is full in between. */
final class ScarceDatabase implements Database {
  private final Database file;
  private final BooleanSupplier room;

  ScarceDatabase(Path file, String migrations, BooleanSupplier room) {
    this.file = new SqliteDatabase(file, migrations, SnapshotStore.PATIENCE);
    this.room = room;
  }

  /** No page more than the file has; a transaction that failed is followed by a new connection. */
  @Override
  public Connection connectToWrite() throws SQLException {
    Connection connection = file.connectToWrite();
    if (!room.getAsBoolean()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA max_page_count = 1");
      }
    }
    return connection;
  }

  @Override
  public String name() {
    return file.name();
  }

  @Override
  public String migrations() {
    return file.migrations();
  }

  @Override
  public boolean exists() {
    return file.exists();
  }

  @Override
  public Connection connectToRead() throws SQLException {
    return file.connectToRead();
  }

  @Override
  public DataSource dataSource() {
    return file.dataSource();
  }

  @Override
  public BulkWriter bulkWriter(Connection connection) {
    return file.bulkWriter(connection);
  }

  @Override
  public List<String> findings(Connection connection) throws SQLException {
    return file.findings(connection);
  }

  @Override
  public long bytes(Connection connection) throws SQLException {
    return file.bytes(connection);
  }

  @Override
  public List<String> vacuum() {
    return file.vacuum();
  }

  @Override
  public RuntimeException explain(SQLException fault) {
    return file.explain(fault);
  }
}
