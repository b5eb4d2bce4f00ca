package io.workbench.data.store;

import io.workbench.data.InputException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The raw answers, each a gzip stream with its own checksum. Where they have a file of their own it
 * is opened by the first call that needs it, so that a damaged one leaves the snapshots alone.
 */
final class AnswerArchive implements AutoCloseable {
  /** Takes answers as they are read. */
  interface Visitor {
    /** Takes the next one. */
    void visit(StoredAnswer answer) throws SQLException;

    /** Takes what is wrong with the next one, a sentence. */
    void damaged(String finding) throws SQLException;

    /** Takes how many cannot be read at all, not even whose they are. */
    void lost(long answers);
  }

  private static final String INSERT =
      "INSERT INTO answer (instrument, time_millis, requested_at_millis, status, body)"
          + " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";

  /** With the number of the row, which only SQLite has. */
  static final String SELECT_NUMBERED =
      "SELECT instrument, time_millis, requested_at_millis, status, body, rowid FROM answer";

  private static final String SELECT =
      "SELECT instrument, time_millis, requested_at_millis, status, body FROM answer"
          + " ORDER BY instrument, time_millis";

  /** A row has a body of many kilobytes, so that fewer of them fill the memory. */
  static final int ROWS_PER_FETCH = 100;

  private static final int LISTED_FINDINGS = 10;

  private final Database database;
  private final boolean inOwnFile;
  private final Transactions transactions;
  private boolean opened;

  /**
   * @param inOwnFile whether it is a SQLite file that holds nothing else; it need not be there yet
   */
  AnswerArchive(Database database, boolean inOwnFile) {
    this.database = database;
    this.inOwnFile = inOwnFile;
    this.transactions = new Transactions(database, () -> {});
  }

  /** Makes its file where there is none; one that is there is left alone. */
  void make() {
    if (inOwnFile && !database.exists()) {
      open();
    }
  }

  /**
   * Opens it, which makes or migrates its file.
   *
   * @throws InputException if the file is damaged so that no answer in it can be read
   */
  synchronized void open() {
    if (inOwnFile && !opened) {
      Schema.prepare(database, true);
      opened = true;
    }
  }

  /** Whether there was none for the instrument and time before; the first one stays. */
  boolean keep(StoredAnswer answer) {
    open();
    byte[] compressed = compressed(answer.body());
    return transactions.run(connection -> insert(connection, answer, compressed));
  }

  /**
   * Shows every answer by instrument and time, or, in a damaged file, all that can be read in the
   * order in which they were kept; returns how many were read.
   */
  long visit(Visitor visitor) {
    open();
    return Transactions.read(
        database,
        connection -> {
          if (inOwnFile && !database.findings(connection).isEmpty()) {
            return new AnswerSalvage(connection).visit(visitor);
          }
          return visitAll(connection, visitor);
        });
  }

  /** What is wrong with the archive, at most a few sentences; empty if there is none. */
  List<String> findings() {
    List<String> findings = new ArrayList<>();
    try {
      if (inOwnFile && !database.exists()) {
        return findings;
      }
      open();
      if (inOwnFile) {
        findings.addAll(structure());
      }
      if (findings.isEmpty()) {
        DamageList damages = new DamageList(findings);
        Transactions.read(database, connection -> visitAll(connection, damages));
      }
    } catch (DamageException damaged) {
      findings.add(damaged.finding());
    } catch (InputException unusable) {
      findings.add(String.valueOf(unusable.getMessage()));
    }
    return findings;
  }

  /** Rewrites a file of its own without the room that it does not need. */
  void vacuum() {
    if (inOwnFile && database.exists()) {
      open();
      transactions.runAlone(database.vacuum());
    }
  }

  /** What a file of its own takes up. */
  long bytes() {
    return inOwnFile && database.exists() ? Transactions.read(database, database::bytes) : 0;
  }

  @Override
  public void close() {
    transactions.close();
  }

  static PreparedStatement select(Connection connection) throws SQLException {
    PreparedStatement select = connection.prepareStatement(SELECT);
    select.setFetchSize(ROWS_PER_FETCH);
    return select;
  }

  private static long visitAll(Connection connection, Visitor visitor) throws SQLException {
    long count = 0;
    try (PreparedStatement select = select(connection);
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        show(rows, visitor);
        count++;
      }
    }
    return count;
  }

  /** The findings of the file's structure in one sentence. */
  private List<String> structure() {
    List<String> all = Transactions.read(database, database::findings);
    if (all.isEmpty()) {
      return all;
    }
    String more = all.size() == 1 ? "" : ", and more";
    return List.of(database.name() + " is corrupt: " + all.get(0) + more + ".");
  }

  static void show(ResultSet row, Visitor visitor) throws SQLException {
    StoredAnswer answer;
    try {
      answer = answer(row);
    } catch (InputException broken) {
      visitor.damaged(String.valueOf(broken.getMessage()));
      return;
    }
    visitor.visit(answer);
  }

  private static boolean insert(Connection connection, StoredAnswer answer, byte[] compressed)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setString(1, answer.instrument());
      insert.setLong(2, answer.time().toEpochMilli());
      insert.setLong(3, answer.requestedAt().toEpochMilli());
      insert.setInt(4, answer.status());
      insert.setBytes(5, compressed);
      return insert.executeUpdate() == 1;
    }
  }

  private static StoredAnswer answer(ResultSet row) throws SQLException {
    String instrument = row.getString(1);
    Instant time = Instant.ofEpochMilli(row.getLong(2));
    Instant requestedAt = Instant.ofEpochMilli(row.getLong(3));
    byte[] compressed = row.getBytes(5);
    if (instrument == null || compressed == null) {
      throw new InputException("An answer of " + time + " has lost its parts.");
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      return new StoredAnswer(instrument, time, requestedAt, row.getInt(4), in.readAllBytes());
    } catch (IOException e) {
      throw new InputException(
          "The answer for " + instrument + " at " + time + " is damaged: " + e.getMessage() + ".",
          e);
    }
  }

  private static byte[] compressed(byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory must take what is written to it.", e);
    }
    return bytes.toByteArray();
  }

  /** Lists the damaged answers, up to a limit. */
  private record DamageList(List<String> findings) implements Visitor {
    @Override
    public void visit(StoredAnswer answer) {}

    @Override
    public void damaged(String finding) {
      if (findings.size() < LISTED_FINDINGS) {
        findings.add(finding);
      }
    }

    @Override
    public void lost(long answers) {}
  }
}
