package io.workbench.data.store;

import io.workbench.data.InputException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings a database to the version of the schema that this workbench knows, by Flyway's migrations.
 * Flyway is only started where there is something to migrate: opening a store at its version takes
 * one query.
 */
final class Schema {
  /** Number of the newest migration. */
  static final int VERSION = 1;

  private Schema() {}

  /**
   * Makes sure of the version.
   *
   * @param create whether a database without a store gets one
   * @throws InputException if there is no store, or one of a newer version
   */
  static void prepare(Database database, boolean create) {
    boolean exists = database.exists();
    if (!exists && !create) {
      throw new InputException("There is no store " + database.name() + ".");
    }
    int version = exists ? version(database) : 0;
    if (version > VERSION) {
      throw new InputException(
          database.name()
              + (" has schema version " + version + ", but this workbench knows versions up to ")
              + (VERSION + ": use a newer workbench."));
    }
    if (version == 0 && !create) {
      throw new InputException(database.name() + " holds no store of the workbench.");
    }
    if (version == 0 && exists) {
      requireNothingElse(database);
    }
    if (version < VERSION) {
      migrate(database);
    }
  }

  /** Version of the newest migration that the database has had; 0 if it has had none. */
  static int version(Database database) {
    try (Connection connection = database.connectToRead()) {
      if (!hasHistory(connection)) {
        return 0;
      }
      try (Statement statement = connection.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "SELECT max(CAST(version AS integer)) FROM flyway_schema_history WHERE success")) {
        rows.next();
        return rows.getInt(1);
      }
    } catch (SQLException fault) {
      throw database.explain(fault);
    }
  }

  private static boolean hasHistory(Connection connection) throws SQLException {
    try (ResultSet tables =
        connection
            .getMetaData()
            .getTables(null, connection.getSchema(), "flyway_schema_history", null)) {
      return tables.next();
    }
  }

  /** A store is not made among the tables of another program. */
  private static void requireNothingElse(Database database) {
    try (Connection connection = database.connectToRead()) {
      DatabaseMetaData data = connection.getMetaData();
      try (ResultSet tables =
          data.getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
        if (tables.next() && !hasHistory(connection)) {
          throw new InputException(
              database.name()
                  + (" holds the table \"" + tables.getString("TABLE_NAME") + "\", but no store of")
                  + " the workbench: choose another place.");
        }
      }
    } catch (SQLException fault) {
      throw database.explain(fault);
    }
  }

  private static void migrate(Database database) {
    try {
      flyway(database).migrate();
    } catch (FlywayException failure) {
      // Another process may have been first: what counts is that the version is right now.
      if (version(database) != VERSION) {
        throw explain(database, failure);
      }
    }
  }

  /**
   * The migrations that a store has had are not compared with today's text: PostgreSQL's first one
   * was once written as only version 16 and newer take it, and made the same tables.
   */
  static Flyway flyway(Database database) {
    String folder = Schema.class.getPackageName().replace('.', '/') + "/" + database.migrations();
    return Flyway.configure(Schema.class.getClassLoader())
        .dataSource(database.dataSource())
        .locations("classpath:" + folder)
        .loggers("slf4j")
        .validateOnMigrate(false)
        .load();
  }

  private static RuntimeException explain(Database database, FlywayException failure) {
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException fault) {
        return database.explain(fault);
      }
    }
    String first = String.valueOf(failure.getMessage()).strip().split("\\R", 2)[0];
    return new InputException(
        database.name() + " cannot be brought to schema version " + VERSION + ": " + first + ".",
        failure);
  }
}
