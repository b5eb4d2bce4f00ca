package io.workbench.data.store;

import io.workbench.data.InputException;
import io.workbench.data.OutputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;

/**
 * A SQLite file with a write-ahead log, so that readers never wait for the one who writes. Every
 * commit is forced to the disk ({@code synchronous = FULL}): it outlives the process being killed,
 * and a loss of power as far as the disk keeps what it says it has.
 */
final class SqliteDatabase implements Database {
  private static final int CACHE_KIBIBYTES = 64 * 1024;
  private static final int START_BYTES = 512;
  private static final int PRIMARY_CODE = 0xff;

  static {
    SqliteLibrary.useCached();
  }

  private final Path file;
  private final String migrations;
  private final Duration patience;

  /**
   * @param migrations folder of the migrations
   * @param patience how long to wait for another process that writes
   */
  SqliteDatabase(Path file, String migrations, Duration patience) {
    this.file = file;
    this.migrations = migrations;
    this.patience = patience;
  }

  @Override
  public String name() {
    return file.toString();
  }

  @Override
  public String migrations() {
    return migrations;
  }

  @Override
  public boolean exists() {
    if (Files.isDirectory(file)) {
      throw new InputException(file + " is a folder, but a store's file was expected.");
    }
    return Files.exists(file);
  }

  /** Whether the file begins as no store ever does, damaged or not, but as a CSV may. */
  boolean isText() {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(START_BYTES);
      for (byte one : start) {
        if (one >= 0 && one < ' ' && one != '\t' && one != '\n' && one != '\r') {
          return false;
        }
      }
      return start.length > 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public Connection connectToWrite() throws SQLException {
    SQLiteConfig config = config();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    // A transaction that began by reading could not be sure to write later.
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    return config.createConnection(url());
  }

  @Override
  public Connection connectToRead() throws SQLException {
    return config().createConnection(isArchived() ? archiveUrl(file) : url());
  }

  /**
   * Whether nobody can write beside the file, as on a medium that is read-only, and nothing waits
   * in its log. SQLite would want to make files there to read it in turn with those who write.
   */
  private boolean isArchived() {
    Path folder = file.toAbsolutePath().getParent();
    Path log = file.resolveSibling(file.getFileName() + "-wal");
    return folder != null
        && Files.isRegularFile(file)
        && !Files.isWritable(folder)
        && !Files.isWritable(log)
        && log.toFile().length() == 0;
  }

  /** For a file that does not change while it is open; SQLite then locks nothing. */
  static String archiveUrl(Path file) {
    return "jdbc:sqlite:" + file.toAbsolutePath().toUri().toASCIIString() + "?immutable=1";
  }

  @Override
  public DataSource dataSource() {
    SQLiteConfig config = config();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl(url());
    return source;
  }

  @Override
  public BulkWriter bulkWriter(Connection connection) {
    return new SqliteBulkWriter(connection);
  }

  @Override
  public List<String> findings(Connection connection) throws SQLException {
    List<String> findings = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA integrity_check(10)")) {
      while (rows.next()) {
        String finding = rows.getString(1);
        if (!finding.equals("ok")) {
          findings.add(finding.replaceAll("\\s+", " "));
        }
      }
    } catch (SQLException fault) {
      if (codeOf(fault) != SQLiteErrorCode.SQLITE_CORRUPT) {
        throw fault;
      }
      findings.add("a page cannot be read");
    }
    return findings;
  }

  /** With the log. */
  @Override
  public long bytes(Connection connection) {
    return file.toFile().length()
        + file.resolveSibling(file.getFileName() + "-wal").toFile().length();
  }

  @Override
  public List<String> vacuum() {
    // Only VACUUM and the last wait for others: a first one that did would double the wait.
    return List.of("PRAGMA wal_checkpoint(PASSIVE)", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)");
  }

  @Override
  public RuntimeException explain(SQLException fault) {
    switch (codeOf(fault)) {
      case SQLITE_NOTADB:
        String lost = file + " is no SQLite database, or its start is lost.";
        return new DamageException(lost, lost, fault);
      case SQLITE_CORRUPT:
        return new DamageException(
            file
                + " is corrupt: see \"workbench store check\" and"
                + " \"workbench store rebuild --damaged\".",
            file + " is corrupt: its first pages cannot be read.",
            fault);
      case SQLITE_BUSY:
      case SQLITE_LOCKED:
        return new OutputException(
            file + " is locked: another process has been writing for " + patience + ".", fault);
      case SQLITE_FULL:
        return new OutputException("Cannot write " + file + ": the disk is full.", fault);
      case SQLITE_IOERR:
        return new OutputException(
            ("Cannot read or write " + file + ": the disk, or a limit on it, refuses (")
                + SQLiteErrorCode.getErrorCode(fault.getErrorCode()).name()
                + ").",
            fault);
      case SQLITE_READONLY:
      case SQLITE_PERM:
        return new OutputException("Cannot write " + file + ": permission denied.", fault);
      case SQLITE_CANTOPEN:
        return new InputException(
            file + " cannot be opened: its folder must be there and writable.", fault);
      default:
        return new OutputException(
            "The store " + file + " failed: " + fault.getMessage() + ".", fault);
    }
  }

  /**
   * A connection that is the only one as soon as it reads, or else finds the file locked. It is
   * asked for that first of all: another setting may read the file's start, which may be lost.
   */
  Connection connectAlone() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(Math.toIntExact(patience.toMillis()));
    Connection connection = config.createConnection(url());
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA locking_mode = EXCLUSIVE");
      return connection;
    } catch (SQLException fault) {
      connection.close();
      throw fault;
    }
  }

  /** Whether another connection is in the way. */
  static boolean isLocked(SQLException fault) {
    SQLiteErrorCode code = codeOf(fault);
    return code == SQLiteErrorCode.SQLITE_BUSY || code == SQLiteErrorCode.SQLITE_LOCKED;
  }

  /** Whether it is the file or its disk that does not give what was written. */
  static boolean isUnreadable(SQLException fault) {
    SQLiteErrorCode code = codeOf(fault);
    return code == SQLiteErrorCode.SQLITE_CORRUPT
        || code == SQLiteErrorCode.SQLITE_IOERR
        || code == SQLiteErrorCode.SQLITE_NOTADB;
  }

  private static SQLiteErrorCode codeOf(SQLException fault) {
    if (DATA_CORRUPTED.equals(fault.getSQLState())) {
      return SQLiteErrorCode.SQLITE_CORRUPT;
    }
    return SQLiteErrorCode.getErrorCode(fault.getErrorCode() & PRIMARY_CODE);
  }

  private String url() {
    return "jdbc:sqlite:" + file;
  }

  private SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(Math.toIntExact(patience.toMillis()));
    config.enforceForeignKeys(true);
    config.setCacheSize(-CACHE_KIBIBYTES);
    return config;
  }
}
