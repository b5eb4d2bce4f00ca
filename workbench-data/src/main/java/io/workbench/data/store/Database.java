package io.workbench.data.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** What differs between the two databases that a store can be in. */
interface Database {
  /** SQL's state of data that cannot be what was written. */
  String DATA_CORRUPTED = "XX001";

  /** What messages call it. */
  String name();

  /** Folder of the migrations beside this class. */
  String migrations();

  /** Whether it can be looked into, as a server's always can; asked before anything is created. */
  boolean exists();

  /** A connection to write by; what it commits is on the disk when the commit returns. */
  Connection connectToWrite() throws SQLException;

  /** A connection that sees what was committed before each of its queries. */
  Connection connectToRead() throws SQLException;

  /** Connections for the migrations, which commit each statement unless told otherwise. */
  DataSource dataSource();

  /** Adds many rows at once by way of the connection; the caller commits. */
  BulkWriter bulkWriter(Connection connection);

  /**
   * What is wrong with the database's own structures, at most a few sentences; empty if nothing.
   */
  List<String> findings(Connection connection) throws SQLException;

  /** What it takes up on its disk. */
  long bytes(Connection connection) throws SQLException;

  /** Statements, each outside of a transaction, that give back room and put rows in order. */
  List<String> vacuum();

  /** Lets a connection wait for work that may take long; without it, silence is a fault. */
  default void waitWithoutEnd(Connection connection) throws SQLException {}

  /** The fault as one sentence: bad input, or work that failed and may be tried again. */
  RuntimeException explain(SQLException fault);
}
