package io.workbench.data.store;

import io.workbench.data.InputException;
import io.workbench.data.NearestName;
import io.workbench.data.market.Snapshot;
import io.workbench.data.market.SnapshotSeries;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Snapshots by instrument and time, the gaps between them with their reasons, and the raw answers
 * they were made of.
 *
 * <p>What a method has written is on the disk when it returns: it outlives the process. Writing the
 * same again changes nothing. Calls may come from several threads; those that write wait for one
 * another, those that read wait for none. A fault of the database is one sentence: an {@link
 * InputException} where the store is not what it should be, an {@link
 * io.workbench.data.OutputException} where the same call may succeed later.
 */
public final class SnapshotStore implements AutoCloseable {
  /** For processes that lock it. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private final StoreLocation location;
  private final Database database;
  private final Instruments instruments = new Instruments();
  private final Transactions transactions;
  private final AnswerArchive answers;

  /**
   * @param archive database of the answers, which may be that of the snapshots
   * @param create whether a store is made where there is none
   */
  SnapshotStore(StoreLocation location, Database database, Database archive, boolean create) {
    this.location = location;
    this.database = database;
    Schema.prepare(database, create);
    transactions = new Transactions(database, instruments::forget);
    answers = new AnswerArchive(archive, archive != database);
    if (create) {
      answers.make();
    }
  }

  /** Opens the store, making one where there is none and raising an older one's schema. */
  public static SnapshotStore open(StoreLocation location) {
    return open(location, PATIENCE, true);
  }

  /** Opens a store that must be there. */
  public static SnapshotStore openExisting(StoreLocation location) {
    return open(location, PATIENCE, false);
  }

  /** Opens it with another patience for processes that lock it. */
  static SnapshotStore open(StoreLocation location, Duration patience) {
    return open(location, patience, true);
  }

  private static SnapshotStore open(StoreLocation location, Duration patience, boolean create) {
    Path file = location.file();
    if (file == null) {
      Database database = new PostgresDatabase(location, patience);
      return new SnapshotStore(location, database, database, create);
    }
    Path answers = StoreLocation.answersFile(file);
    SqliteDatabase snapshots = new SqliteDatabase(file, "sqlite", patience);
    try {
      return new SnapshotStore(
          location, snapshots, new SqliteDatabase(answers, "sqlite_answers", patience), create);
    } catch (DamageException damaged) {
      if (snapshots.isText()) {
        throw new InputException(file + " is no SQLite store, but a text file.", damaged);
      }
      throw damaged;
    }
  }

  /** Where it is. */
  public StoreLocation location() {
    return location;
  }

  /** Adds a snapshot; false if there is one of its instrument and time, which then stays. */
  public boolean insert(Snapshot snapshot) {
    return transactions.run(connection -> writer(connection).insert(snapshot));
  }

  /** Keeps the answer first, then adds the snapshot that was made of it. */
  public boolean insert(Snapshot snapshot, StoredAnswer answer) {
    keep(answer);
    return insert(snapshot);
  }

  /** Whether it has the snapshot with the very same values. */
  public boolean holds(Snapshot snapshot) {
    return transactions.run(connection -> writer(connection).holds(snapshot));
  }

  /** Keeps an answer; false if there is one of its instrument and time, which then stays. */
  public boolean keep(StoredAnswer answer) {
    return answers.keep(answer);
  }

  /**
   * Records gaps, all or none; returns those that are new. Where there is a snapshot or a gap of
   * the instrument and time, it stays.
   */
  public List<GapRecord> recordGaps(List<GapRecord> gaps) {
    return transactions.run(
        connection -> {
          SnapshotWriter writer = writer(connection);
          List<GapRecord> added = new ArrayList<>();
          for (GapRecord gap : gaps) {
            if (writer.insertGap(gap)) {
              added.add(gap);
            }
          }
          return added;
        });
  }

  /** Adds many snapshots fast; to be finished, and nothing else to be written meanwhile. */
  public BulkInsert bulkInsert() {
    return new BulkInsert(database, transactions, instruments);
  }

  /** Names of the instruments in the order of the alphabet. */
  public List<String> instruments() {
    return Transactions.read(database, Instruments::names);
  }

  /**
   * One instrument's snapshots in a range, with the columns mid_price, spread, bid_volume,
   * ask_volume, best_bid and best_ask; none if there are none in the range.
   *
   * @throws InputException if the store has no such instrument
   */
  public SnapshotSeries read(String instrument, TimeRange range) {
    return Transactions.read(
        database,
        connection ->
            SnapshotReader.read(connection, instrument, idOf(instrument, connection), range));
  }

  /** One instrument's gaps in a range, in the order of their times. */
  public List<GapRecord> gaps(String instrument, TimeRange range) {
    return Transactions.read(database, connection -> gaps(connection, instrument, range));
  }

  /** The newest time of which the store has the instrument's snapshot or knows why it has none. */
  public Optional<Instant> lastKnown(String instrument) {
    return Stream.of(latest(instrument), latest("gap", instrument))
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder());
  }

  /** Time of the instrument's newest snapshot. */
  public Optional<Instant> latest(String instrument) {
    return latest("snapshot", instrument);
  }

  /**
   * Makes every answer's snapshot again and writes it over what is there, all or nothing. Gaps that
   * are filled by it go; snapshots that have no answer stay.
   */
  public RebuildResult rebuild(Aggregator aggregator) {
    return transactions.run(connection -> new Rebuild(writer(connection), aggregator).of(answers));
  }

  /** What is wrong with the structures that hold the snapshots and the gaps. */
  public List<String> snapshotFindings() {
    return Transactions.read(database, database::findings);
  }

  /** What is wrong with the answers; snapshots can be read and written all the same. */
  public List<String> answerFindings() {
    return answers.findings();
  }

  /**
   * Gives back room and puts rows in order; takes a while, and writers wait.
   *
   * @return bytes that it takes up less than before, which may be negative
   */
  public long vacuum() {
    long before = bytes();
    transactions.runAlone(database.vacuum());
    answers.vacuum();
    return before - bytes();
  }

  /** What it takes up on its disk, with the answers. */
  public long bytes() {
    return Transactions.read(database, database::bytes) + answers.bytes();
  }

  @Override
  public void close() {
    try (answers) {
      transactions.close();
    }
  }

  private SnapshotWriter writer(Connection connection) {
    return new SnapshotWriter(connection, instruments);
  }

  private int idOf(String instrument, Connection connection) throws SQLException {
    Integer id = Instruments.find(instrument, connection);
    if (id != null) {
      return id;
    }
    List<String> names = Instruments.names(connection);
    String known =
        names.isEmpty()
            ? "it is empty"
            : NearestName.of(instrument, names)
                .map(nearest -> "the nearest is \"" + nearest + "\"")
                .orElse("it has " + String.join(", ", names));
    throw new InputException(
        location.name() + " has no instrument \"" + instrument + "\"; " + known + ".");
  }

  private Optional<Instant> latest(String table, String instrument) {
    return Transactions.read(
        database,
        connection -> {
          Integer id = Instruments.find(instrument, connection);
          return id == null ? Optional.empty() : latest(connection, table, id);
        });
  }

  private static Optional<Instant> latest(Connection connection, String table, int id)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT max(time_millis) FROM " + table + " WHERE instrument_id = ?")) {
      select.setInt(1, id);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        long time = row.getLong(1);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(time));
      }
    }
  }

  private static List<GapRecord> gaps(Connection connection, String instrument, TimeRange range)
      throws SQLException {
    List<GapRecord> gaps = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT time_millis, reason FROM gap JOIN instrument ON id = instrument_id"
                + " WHERE name = ? AND time_millis >= ? AND time_millis < ? ORDER BY time_millis")) {
      select.setString(1, instrument);
      select.setLong(2, range.fromMillis());
      select.setLong(3, range.toMillisExclusive());
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          gaps.add(
              new GapRecord(instrument, Instant.ofEpochMilli(rows.getLong(1)), rows.getString(2)));
        }
      }
    }
    return gaps;
  }
}
