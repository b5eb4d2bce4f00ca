package io.workbench.data.store;

import io.workbench.data.InputException;
import io.workbench.data.OutputException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL database. User and password come from the environment as PostgreSQL's own programs
 * take them ({@code PGUSER}, {@code PGPASSWORD}, {@code ~/.pgpass}). A commit is on the server's
 * disk when it returns, unless the server was told otherwise.
 */
final class PostgresDatabase implements Database {
  /** How the SQL states of broken structures begin. */
  private static final String CORRUPT = "XX00";

  /** The first major version that has the schema's identity columns. */
  private static final int OLDEST = 10;

  private static final int ROWS_PER_FETCH = 20_000;
  private static final String CONNECT_SECONDS = "10";

  /** Longer than a poll may wait, shorter than the kernel would wait for a server that is gone. */
  private static final Duration SILENCE = Duration.ofSeconds(60);

  private final StoreLocation location;
  private final Duration patience;
  private final Duration silence;

  /**
   * @param patience how long a writer waits for another that locks what it writes
   */
  PostgresDatabase(StoreLocation location, Duration patience) {
    this(location, patience, SILENCE);
  }

  /**
   * @param silence how long to wait for an answer of the server, in whole seconds
   */
  PostgresDatabase(StoreLocation location, Duration patience, Duration silence) {
    this.location = location;
    this.patience = patience;
    this.silence = silence;
  }

  @Override
  public String name() {
    return location.name();
  }

  @Override
  public String migrations() {
    return "postgresql";
  }

  @Override
  public boolean exists() {
    return true;
  }

  @Override
  public Connection connectToWrite() throws SQLException {
    Properties properties = properties();
    properties.setProperty("options", "-c lock_timeout=" + patience.toMillis());
    return connect(properties);
  }

  /** Fetches many rows in parts, for which the driver wants a transaction. */
  @Override
  public Connection connectToRead() throws SQLException {
    Properties properties = properties();
    properties.setProperty("defaultRowFetchSize", Integer.toString(ROWS_PER_FETCH));
    // Numbers then come as bytes, not as text, from a query's first run on.
    properties.setProperty("prepareThreshold", "-1");
    Connection connection = connect(properties);
    connection.setReadOnly(true);
    connection.setAutoCommit(false);
    return connection;
  }

  @Override
  public DataSource dataSource() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(location.url());
    Properties properties = properties();
    // A migration of many rows takes as long as it takes.
    properties.remove("socketTimeout");
    for (String name : properties.stringPropertyNames()) {
      setProperty(source, name, properties.getProperty(name));
    }
    return source;
  }

  @Override
  public BulkWriter bulkWriter(Connection connection) {
    return new PostgresBulkWriter(connection);
  }

  /** Reads every row by the table and by the key, and finds whether they agree. */
  @Override
  public List<String> findings(Connection connection) throws SQLException {
    waitWithoutEnd(connection);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LOCAL enable_indexscan = off");
      statement.execute("SET LOCAL enable_indexonlyscan = off");
      statement.execute("SET LOCAL enable_bitmapscan = off");
      long byTable = count(statement, "SELECT count(*), sum(best_bid), sum(ask_volume)");
      statement.execute("SET LOCAL enable_indexscan = on");
      statement.execute("SET LOCAL enable_indexonlyscan = on");
      statement.execute("SET LOCAL enable_seqscan = off");
      long byKey = count(statement, "SELECT count(*)");
      return byTable == byKey
          ? List.of()
          : List.of("the table has " + byTable + " rows, but its key has " + byKey);
    }
  }

  @Override
  public long bytes(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_database_size(current_database())")) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public List<String> vacuum() {
    return List.of(
        "CLUSTER snapshot",
        "VACUUM (ANALYZE) snapshot",
        "VACUUM (ANALYZE) gap",
        "VACUUM (ANALYZE) answer");
  }

  @Override
  public RuntimeException explain(SQLException fault) {
    String state = fault.getSQLState() == null ? "" : fault.getSQLState();
    String reason = reason(fault);
    if (state.startsWith("28")) {
      return new InputException(
          name() + " refuses the user: " + reason + "; set PGUSER and PGPASSWORD.", fault);
    }
    if (state.equals("3D000")) {
      return new InputException("There is no database " + name() + ": create it first.", fault);
    }
    if (state.startsWith(CORRUPT)) {
      String corrupt = name() + " is corrupt: " + reason + ".";
      return new DamageException(corrupt, corrupt, fault);
    }
    if (state.equals("55P03")) {
      return new OutputException(
          name() + " is locked: another process has been writing for " + patience + ".", fault);
    }
    if (state.equals("53100")) {
      return new OutputException("Cannot write " + name() + ": the disk is full.", fault);
    }
    if (state.startsWith("08")) {
      return new OutputException(name() + " cannot be reached: " + reason + ".", fault);
    }
    return new OutputException("The store " + name() + " failed: " + reason + ".", fault);
  }

  private static long count(Statement statement, String select) throws SQLException {
    try (ResultSet rows = statement.executeQuery(select + " FROM snapshot")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** The server's or the driver's first sentence, without its severity and full stop. */
  private static String reason(SQLException fault) {
    String line = String.valueOf(fault.getMessage()).split("\\R|\\. (?=[A-Z])", 2)[0];
    return line.replaceFirst("^(FATAL|ERROR): ", "").replaceFirst("\\.$", "");
  }

  private static void setProperty(PGSimpleDataSource source, String name, String value) {
    try {
      source.setProperty(name, value);
    } catch (SQLException e) {
      throw new IllegalStateException("The driver must know the property " + name + ".", e);
    }
  }

  @Override
  public void waitWithoutEnd(Connection connection) throws SQLException {
    connection.setNetworkTimeout(Runnable::run, 0);
  }

  private Connection connect(Properties properties) throws SQLException {
    Connection connection = DriverManager.getConnection(location.url(), properties);
    DatabaseMetaData server = connection.getMetaData();
    if (server.getDatabaseMajorVersion() >= OLDEST) {
      return connection;
    }
    String version = server.getDatabaseProductVersion();
    connection.close();
    throw new InputException(
        (name() + " must be a database of PostgreSQL " + OLDEST + " or newer, but its server is ")
            + (version + "."));
  }

  private Properties properties() {
    Properties properties = new Properties();
    put(properties, "user", System.getenv("PGUSER"));
    put(properties, "password", System.getenv("PGPASSWORD"));
    properties.setProperty("connectTimeout", CONNECT_SECONDS);
    properties.setProperty("socketTimeout", Long.toString(silence.toSeconds()));
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("ApplicationName", "workbench");
    return properties;
  }

  private static void put(Properties properties, String key, @Nullable String value) {
    if (value != null) {
      properties.setProperty(key, value);
    }
  }
}
