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

/** The raw answers, each a gzip stream with its own checksum. */
final class AnswerArchive implements AutoCloseable {
  /** Takes answers as they are read. */
  interface Visitor {
    /** Takes the next one. */
    void visit(StoredAnswer answer) throws SQLException;

    /** Takes what is wrong with the next one, a sentence. */
    void damaged(String finding) throws SQLException;
  }

  private static final String INSERT =
      "INSERT INTO answer (instrument, time_millis, requested_at_millis, status, body)"
          + " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
  private static final String SELECT =
      "SELECT instrument, time_millis, requested_at_millis, status, body FROM answer"
          + " ORDER BY instrument, time_millis";
  private static final int LISTED_FINDINGS = 10;

  private final Database database;
  private final Transactions transactions;

  AnswerArchive(Database database) {
    this.database = database;
    this.transactions = new Transactions(database, () -> {});
  }

  /** Whether there was none for the instrument and time before; the first one stays. */
  boolean keep(StoredAnswer answer) {
    byte[] compressed = compressed(answer.body());
    return transactions.run(connection -> insert(connection, answer, compressed));
  }

  /** Shows every answer by instrument and time; returns how many there are. */
  long visit(Visitor visitor) {
    return Transactions.read(
        database,
        connection -> {
          long count = 0;
          try (PreparedStatement select = connection.prepareStatement(SELECT);
              ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
              show(rows, visitor);
              count++;
            }
          }
          return count;
        });
  }

  /** What is wrong with the archive, at most a few sentences. */
  List<String> findings() {
    List<String> findings = new ArrayList<>(Transactions.read(database, database::findings));
    if (findings.isEmpty()) {
      visit(new DamageList(findings));
    }
    return findings;
  }

  @Override
  public void close() {
    transactions.close();
  }

  private static void show(ResultSet row, Visitor visitor) throws SQLException {
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
  }
}
