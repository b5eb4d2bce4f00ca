package io.workbench.data.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import io.workbench.data.OutputException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresStoreTest extends SnapshotStoreContract {
  private static PostgresServer server;
  private String url = "";

  @BeforeAll
  static void start() {
    server = PostgresServer.start();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @BeforeEach
  void newDatabase() throws SQLException {
    url = server.newDatabase();
  }

  @Override
  StoreLocation location() {
    return StoreLocation.of(url);
  }

  @Override
  Connection stranger() throws SQLException {
    return DriverManager.getConnection(url);
  }

  @Test
  void oneSessionHoldsADatabaseUntilItEnds() throws SQLException {
    try (StoreLock first = StoreLock.hold(location(), "a collector")) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> StoreLock.hold(location(), "a replay"))
          .isInstanceOf(InputException.class)
          .hasMessageMatching(
              ".* is in use: a session of the server \\(\\d+, from .*\\) holds it; stop it first\\.");
      StoreLock.hold(StoreLocation.of(server.newDatabase()), "a replay").close();
    }
    StoreLock.hold(location(), "a replay").close();
  }

  @Test
  void databaseWithoutAStoreIsNotMadeOneByReading() {
    assertThatThrownBy(() -> SnapshotStore.openExisting(location()))
        .isInstanceOf(InputException.class)
        .hasMessage(location().name() + " holds no store of the workbench.");
  }

  @Test
  void missingDatabaseIsOneSentence() {
    StoreLocation missing = StoreLocation.of(server.url("nowhere"));

    assertThatThrownBy(() -> SnapshotStore.open(missing))
        .isInstanceOf(InputException.class)
        .hasMessage("There is no database " + missing.name() + ": create it first.");
  }

  @Test
  void serverThatIsNotThereIsOneSentence() {
    assertThatThrownBy(
            () -> SnapshotStore.open(StoreLocation.of("jdbc:postgresql://127.0.0.1:1/store")))
        .isInstanceOf(OutputException.class)
        .hasMessageMatching("jdbc:postgresql://127.0.0.1:1/store cannot be reached: .*[^.]\\.");
  }

  @Test
  void lostConnectionFailsOneCallAndNotTheNext() throws SQLException {
    try (SnapshotStore store = SnapshotStore.open(location())) {
      store.insert(book("H100", 0, 2.0, 3.0));
      try (Connection connection = stranger();
          Statement statement = connection.createStatement()) {
        statement.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
      }

      assertThatThrownBy(() -> store.insert(book("H100", 1, 2.0, 3.0)))
          .isInstanceOf(OutputException.class);
      assertThat(store.insert(book("H100", 1, 2.0, 3.0))).isTrue();
    }
  }

  @Test
  void serverThatSaysNothingIsGivenUp() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      StoreLocation silence =
          StoreLocation.of("jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/store");

      assertThatThrownBy(() -> Schema.version(impatient(silence)))
          .isInstanceOf(OutputException.class)
          .hasMessageContaining(silence.name() + " cannot be reached: ");
    }
  }

  @Test
  void serverThatFallsSilentIsGivenUpUnlessTheWorkMayTakeLong() {
    PostgresDatabase database =
        new PostgresDatabase(location(), SnapshotStore.PATIENCE, Duration.ofSeconds(4));
    try (Transactions transactions = new Transactions(database, () -> {})) {
      assertThatThrownBy(() -> transactions.run(connection -> sleep(connection, 60)))
          .isInstanceOf(OutputException.class)
          .hasMessageContaining(location().name() + " cannot be reached: ");

      boolean answered = transactions.run(connection -> sleep(connection, 0));
      assertThat(answered).isTrue();
      transactions.runAlone(List.of("SELECT pg_sleep(5)"));
    }
  }

  @Test
  void answersAreFetchedByFew() throws SQLException {
    SnapshotStore.open(location()).close();
    try (Connection connection =
            new PostgresDatabase(location(), SnapshotStore.PATIENCE).connectToRead();
        PreparedStatement select = AnswerArchive.select(connection)) {
      assertThat(select.getFetchSize()).isEqualTo(100);
    }
  }

  /** The answers are gzip already: PostgreSQL is told not to compress them again. */
  @Test
  void answersAreNotCompressedAgain() throws SQLException {
    SnapshotStore.open(location()).close();
    try (Connection connection = stranger();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT attstorage FROM pg_attribute"
                    + " WHERE attrelid = 'answer'::regclass AND attname = 'body'")) {
      row.next();
      assertThat(row.getString(1)).isEqualTo("e");
    }
  }

  /** 407226081 is what Flyway noted of a first migration that PostgreSQL 15 did not take. */
  @Test
  void storeOfTheFormerFirstMigrationGoesOn() throws SQLException {
    try (SnapshotStore store = SnapshotStore.open(location())) {
      store.insert(book("H100", 0, 2.0, 3.0));
    }
    try (Connection connection = stranger();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate("UPDATE flyway_schema_history SET checksum = 407226081"))
          .isEqualTo(1);
    }

    try (SnapshotStore store = SnapshotStore.open(location())) {
      assertThat(store.insert(book("H100", 1, 2.0, 3.0))).isTrue();
      assertThat(store.read("H100", TimeRange.ALL).size()).isEqualTo(2);
    }
    PostgresDatabase database = new PostgresDatabase(location(), SnapshotStore.PATIENCE);
    assertThat(Schema.flyway(database).migrate().migrationsExecuted).isZero();
  }

  private static PostgresDatabase impatient(StoreLocation location) {
    return new PostgresDatabase(location, SnapshotStore.PATIENCE, Duration.ofSeconds(1));
  }

  private static boolean sleep(Connection connection, int seconds) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.execute("SELECT pg_sleep(" + seconds + ")");
    }
  }

  @Test
  void tenKilledWritersLoseNoRowThatTheySaid(@TempDir Path folder)
      throws IOException, InterruptedException {
    KilledWriter.losesNothing(location(), 10, folder);
  }

  @Test
  void threeKilledCollectorsLeaveNoHoleButTheTimeTheyWereDown(@TempDir Path folder)
      throws IOException, InterruptedException {
    KilledCollector.leavesNoHoleButTheTimeItWasDown(location(), 3, folder, this::awaitNoSession);
  }

  /** What a killed process asked for last may still be under way in its session at the server. */
  private void awaitNoSession() {
    try (Connection connection = stranger();
        PreparedStatement others =
            connection.prepareStatement(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                    + " AND backend_type = 'client backend' AND pid <> pg_backend_pid()")) {
      int left = count(others);
      for (int look = 0; look < 600 && left > 0; look++) {
        Thread.sleep(100);
        left = count(others);
      }
      assertThat(left).isZero();
    } catch (SQLException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static int count(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      assertThat(rows.next()).isTrue();
      return rows.getInt(1);
    }
  }
}
