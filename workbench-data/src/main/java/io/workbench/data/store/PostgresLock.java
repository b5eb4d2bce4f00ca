package io.workbench.data.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lock of a PostgreSQL database: an advisory one of a session that does nothing else, which the
 * server ends with the process. A server that is started anew has forgotten it.
 */
final class PostgresLock implements StoreLock {
  /** The bytes of "workbnch": two programs that both lock should not do so by the same number. */
  private static final long KEY = 0x776f726b626e6368L;

  private static final String TRY = "SELECT pg_try_advisory_lock(?)";
  private static final String LET_GO = "SELECT pg_advisory_unlock(?)";
  private static final String HOLDER =
      "SELECT pid, coalesce(host(client_addr), 'this machine') FROM pg_stat_activity"
          + " JOIN pg_locks USING (pid) WHERE locktype = 'advisory' AND granted AND objsubid = 1"
          + " AND (classid::bigint << 32) + objid::bigint = ?"
          + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

  private static final Logger LOG = LoggerFactory.getLogger(PostgresLock.class);

  private final Database database;
  private final Connection session;

  private PostgresLock(Database database, Connection session) {
    this.database = database;
    this.session = session;
  }

  static PostgresLock hold(StoreLocation location, String what) {
    PostgresDatabase database = new PostgresDatabase(location, SnapshotStore.PATIENCE);
    Connection session = null;
    boolean held = false;
    try {
      session = database.connectToWrite();
      session.setClientInfo("ApplicationName", "workbench: " + what);
      held = ask(session, TRY);
      if (!held) {
        throw StoreLock.taken(location.name(), holder(session));
      }
      return new PostgresLock(database, session);
    } catch (SQLException fault) {
      throw database.explain(fault);
    } finally {
      if (!held && session != null) {
        end(database, session);
      }
    }
  }

  private static boolean ask(Connection session, String question) throws SQLException {
    try (PreparedStatement asked = session.prepareStatement(question)) {
      asked.setLong(1, KEY);
      try (ResultSet row = asked.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private static String holder(Connection session) throws SQLException {
    try (PreparedStatement select = session.prepareStatement(HOLDER)) {
      select.setLong(1, KEY);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? "a session of the server (" + row.getInt(1) + ", from " + row.getString(2) + ")"
            : "another session of the server";
      }
    }
  }

  private static void end(Database database, Connection session) {
    try {
      session.close();
    } catch (SQLException fault) {
      throw database.explain(fault);
    }
  }

  /** The server ends a session after it was left; whoever comes next must not meet its lock. */
  @Override
  public void close() {
    try {
      ask(session, LET_GO);
    } catch (SQLException gone) {
      LOG.debug("The session ended before it let go of its lock.", gone);
    } finally {
      end(database, session);
    }
  }
}
