package io.workbench.data.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import io.workbench.data.OutputException;
import io.workbench.data.StoreRows;
import io.workbench.data.quality.QualityReport;
import io.workbench.data.quality.QualityRules;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends SnapshotStoreContract {
  private static final int ROWS_AT_ONCE = 50;

  @TempDir Path folder;

  @Override
  StoreLocation location() {
    return StoreLocation.of(file());
  }

  @Override
  Connection stranger() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file());
  }

  @Test
  void writesAheadAndForcesEveryCommit() throws SQLException {
    SqliteDatabase database = new SqliteDatabase(file(), "sqlite", SnapshotStore.PATIENCE);
    Schema.prepare(database, true);
    try (Connection connection = database.connectToWrite()) {
      assertThat(pragma(connection, "journal_mode")).isEqualTo("wal");
      assertThat(pragma(connection, "synchronous")).isEqualTo("2");
    }
  }

  @Test
  void rowsLieInOrderOfInstrumentAndTime() throws SQLException {
    SnapshotStore.open(location()).close();
    try (Connection connection = stranger();
        Statement statement = connection.createStatement();
        ResultSet plan =
            statement.executeQuery(
                "EXPLAIN QUERY PLAN SELECT best_bid FROM snapshot WHERE instrument_id = 1"
                    + " AND time_millis >= 1 AND time_millis < 2 ORDER BY time_millis")) {
      assertThat(plan.next()).isTrue();
      assertThat(plan.getString("detail"))
          .isEqualTo(
              "SEARCH snapshot USING PRIMARY KEY"
                  + " (instrument_id=? AND time_millis>? AND time_millis<?)");
      assertThat(plan.next()).isFalse();
    }
  }

  @Test
  void migrationsEndAtTheKnownVersion() throws IOException {
    for (String migrations : new String[] {"sqlite", "sqlite_answers", "postgresql"}) {
      for (int version = 1; version <= Schema.VERSION; version++) {
        String listing = "V" + version + "__";
        try (var files =
            Files.list(Path.of("src/main/resources/io/workbench/data/store/" + migrations))) {
          assertThat(files.map(file -> file.getFileName().toString()))
              .hasSize(Schema.VERSION)
              .anyMatch(name -> name.startsWith(listing));
        }
      }
    }
  }

  @Test
  void missingStoreIsNotMadeByReading() {
    assertThatThrownBy(() -> SnapshotStore.openExisting(location()))
        .isInstanceOf(InputException.class)
        .hasMessage("There is no store " + file() + ".");
    assertThat(file()).doesNotExist();
  }

  @Test
  void folderAndForeignDatabaseAreRefused() throws SQLException {
    assertThatThrownBy(() -> SnapshotStore.open(StoreLocation.of(folder)))
        .hasMessage(folder + " is a folder, but a store's file was expected.");
    try (Connection connection = stranger();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE song (name TEXT)");
    }
    assertThatThrownBy(() -> SnapshotStore.openExisting(location()))
        .isInstanceOf(InputException.class)
        .hasMessage(file() + " holds no store of the workbench.");
  }

  @Test
  void aStoreIsNotMadeAmongTheTablesOfAnotherProgram() throws SQLException {
    try (Connection connection = stranger();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE song (name TEXT)");
    }

    assertThatThrownBy(() -> SnapshotStore.open(location()))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "%s holds the table \"song\", but no store of the workbench: choose another place.",
            file());
  }

  @Test
  void anArchivedFileIsReadWithoutAFileBesideIt() throws SQLException, IOException {
    Path archive = Files.createDirectory(folder.resolve("a #1 %20 archive"));
    Path file = archive.resolve("market.db");
    try (SnapshotStore store = SnapshotStore.open(StoreLocation.of(file))) {
      store.insert(book("H100", 0, 2.0, 3.0));
    }
    try (Connection connection = DriverManager.getConnection(SqliteDatabase.archiveUrl(file));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT best_bid FROM snapshot")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getDouble(1)).isEqualTo(2.0);
      assertThat(archive.resolve("market.db-shm")).doesNotExist();
    }
    // A user who may do anything can write there all the same, and reads it as any other store.
    assertThat(archive.toFile().setWritable(false)).isTrue();
    try (SnapshotStore store = SnapshotStore.openExisting(StoreLocation.of(file))) {
      assertThat(store.read("H100", TimeRange.ALL).column("best_ask")).containsExactly(3.0);
      assertThat(store.snapshotFindings()).isEmpty();
      assertThat(store.answerFindings()).isEmpty();
    } finally {
      assertThat(archive.toFile().setWritable(true)).isTrue();
    }
  }

  @Test
  void vacuumTellsTheBytesThatItGaveBack() throws SQLException {
    try (SnapshotStore store = SnapshotStore.open(location())) {
      BulkInsert bulk = store.bulkInsert();
      for (int step = 0; step < 20_000; step++) {
        bulk.add("H100", millis(step), new double[] {2.1, 3.1, 1.1, 1.1});
      }
      bulk.finish();
      try (Connection connection = stranger();
          Statement statement = connection.createStatement()) {
        statement.execute("DELETE FROM snapshot");
      }
      long before = store.bytes();

      long given = store.vacuum();

      // Rows of four numbers of 8 bytes and a time of 6, in pages that are no longer needed.
      assertThat(given).isGreaterThan(20_000 * 38);
      assertThat(before - given).isEqualTo(store.bytes());
    }
  }

  @Test
  void fileThatIsNoDatabaseIsRefused() throws IOException {
    Files.writeString(file(), "timestamp,mid_price\r\n".repeat(200));
    String sentence = file() + " is no SQLite store, but a text file.";

    assertThatThrownBy(() -> SnapshotStore.open(location()))
        .isInstanceOf(InputException.class)
        .hasMessage(sentence);
    assertThatThrownBy(() -> QualityReport.of(location(), TimeRange.ALL, QualityRules.STANDARD))
        .isInstanceOf(InputException.class)
        .hasMessage(sentence);
  }

  @Test
  void lockedStoreIsOneSentence() throws SQLException {
    try (SnapshotStore store = SnapshotStore.open(location(), Duration.ofMillis(50));
        Connection other = stranger();
        Statement statement = other.createStatement()) {
      store.insert(book("H100", 0, 2.0, 3.0));
      statement.execute("BEGIN IMMEDIATE");

      assertThatThrownBy(() -> store.insert(book("H100", 1, 2.0, 3.0)))
          .isInstanceOf(OutputException.class)
          .hasMessage(file() + " is locked: another process has been writing for PT0.05S.");
      assertThat(store.read("H100", TimeRange.ALL).size()).isEqualTo(1);

      statement.execute("ROLLBACK");
      assertThat(store.insert(book("H100", 1, 2.0, 3.0))).isTrue();
    }
  }

  @Test
  void fullDiskLosesNothingThatWasAcknowledged() throws SQLException {
    SqliteDatabase database = new SqliteDatabase(file(), "sqlite", SnapshotStore.PATIENCE);
    Schema.prepare(database, true);
    Instruments instruments = new Instruments();
    int[] acknowledged = {0};
    try (Transactions transactions = new Transactions(database, instruments::forget)) {
      assertThatThrownBy(
              () -> {
                while (acknowledged[0] < 10_000) {
                  transactions.run(
                      connection -> writeOnFullDisk(connection, instruments, acknowledged[0]));
                  acknowledged[0] += ROWS_AT_ONCE;
                }
              })
          .isInstanceOf(OutputException.class)
          .hasMessage("Cannot write " + file() + ": the disk is full.");
    }
    assertThat(acknowledged[0]).isGreaterThan(100);
    try (SnapshotStore store = SnapshotStore.openExisting(location())) {
      assertThat(store.read("H100", TimeRange.ALL).size()).isEqualTo(acknowledged[0]);
      assertThat(store.insert(book("H100", acknowledged[0], 2.1, 3.1))).isTrue();
    }
  }

  @Test
  void checkFindsCorruptionAndTheAnswersRebuildTheStore() throws IOException {
    byte[] body = "2.0 3.0".getBytes(StandardCharsets.UTF_8);
    try (SnapshotStore store = SnapshotStore.open(location())) {
      store.insert(book("H100", 0, 2.0, 3.0), new StoredAnswer("H100", at(0), at(0), 200, body));
      BulkInsert bulk = store.bulkInsert();
      for (int step = 1; step < 5000; step++) {
        bulk.add("H100", millis(step), new double[] {2.1, 3.1, 1, 1});
      }
      bulk.finish();
    }
    try (RandomAccessFile bytes = new RandomAccessFile(file().toFile(), "rw")) {
      bytes.seek(bytes.length() / 2);
      bytes.write(new byte[8192]);
    }
    try (SnapshotStore store = SnapshotStore.openExisting(location())) {
      assertThat(StoreRows.findings(store)).isNotEmpty();
      assertThatThrownBy(() -> store.read("H100", TimeRange.ALL))
          .isInstanceOf(InputException.class)
          .hasMessage(
              file()
                  + " is corrupt: see \"workbench store check\" and"
                  + " \"workbench store rebuild --damaged\".");
    }

    Path aside = DamagedStore.setAside(location(), at(0));

    assertThat(aside).exists().hasFileName("market.db.damaged-1788220800000");
    try (SnapshotStore store = SnapshotStore.open(location())) {
      RebuildResult result = store.rebuild(answer -> book(answer.instrument(), 0, 2.0, 3.0));
      assertThat(result.added()).isEqualTo(1);
      assertThat(store.read("H100", TimeRange.ALL).size()).isEqualTo(1);
      assertThat(StoreRows.findings(store)).isEmpty();
    }
  }

  @Test
  void vacuumGivesBackTheRoomOfBothFiles() throws IOException, SQLException {
    Path archive = folder.resolve("market.raw.db");
    byte[] body = new byte[500_000];
    new Random(1).nextBytes(body);
    try (SnapshotStore store = SnapshotStore.open(location())) {
      store.keep(new StoredAnswer("H100", at(0), at(0), 200, body));
      try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + archive);
          Statement statement = connection.createStatement()) {
        statement.execute("DELETE FROM answer");
      }
      store.vacuum();
    }
    assertThat(Files.size(archive)).isLessThan(100_000);
  }

  @Test
  void damagedAnswerIsFoundAndLeftOut() throws SQLException {
    byte[] body = "2.0 3.0".getBytes(StandardCharsets.UTF_8);
    try (SnapshotStore store = SnapshotStore.open(location())) {
      store.keep(new StoredAnswer("H100", at(0), at(0), 200, body));
      store.keep(new StoredAnswer("H100", at(1), at(1), 200, body));
      try (Connection connection =
              DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("market.raw.db"));
          Statement statement = connection.createStatement()) {
        statement.execute("UPDATE answer SET body = x'00' WHERE time_millis = " + millis(0));
      }

      assertThat(StoreRows.findings(store))
          .singleElement()
          .asString()
          .startsWith("The answer for H100 at 2026-09-01T00:00:00Z is damaged: ");
      RebuildResult result = store.rebuild(answer -> book(answer.instrument(), 1, 2.0, 3.0));
      assertThat(result.added()).isEqualTo(1);
      assertThat(result.refused()).isEqualTo(1);
    }
  }

  /** Adds rows where the file may not grow beyond 40 pages. */
  private static boolean writeOnFullDisk(Connection connection, Instruments instruments, int from)
      throws SQLException {
    pragma(connection, "max_page_count = 40");
    SnapshotWriter writer = new SnapshotWriter(connection, instruments);
    for (int step = from; step < from + ROWS_AT_ONCE; step++) {
      writer.insert(book("H100", step, 2.1, 3.1));
    }
    return true;
  }

  private Path file() {
    return folder.resolve("market.db");
  }

  private static String pragma(Connection connection, String pragma) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA " + pragma)) {
      row.next();
      return row.getString(1);
    }
  }
}
