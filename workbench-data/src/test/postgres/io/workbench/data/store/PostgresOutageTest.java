package io.workbench.data.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.OutputException;
import io.workbench.data.collect.Poll;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A collector whose PostgreSQL server goes away and comes back. */
class PostgresOutageTest {
  private static PostgresServer server;
  private final Collecting collecting = new Collecting();

  @BeforeAll
  static void start() {
    server = PostgresServer.start();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Test
  void allThatWaitedIsWrittenWhenTheServerIsBack() throws SQLException {
    int[] waiting = new int[2];
    Poll poll =
        (rule, time) -> {
          switch (Collecting.step(time)) {
            case 20 -> stop("INT");
            case 50 -> {
              waiting[0] = collecting.waiting;
              startAgain();
            }
            case 80 -> stop("QUIT");
            case 110 -> {
              waiting[1] = collecting.waiting;
              startAgain();
            }
            default -> {}
          }
          return Collecting.see(time);
        };
    try (SnapshotStore store = SnapshotStore.open(StoreLocation.of(server.newDatabase()))) {
      collecting.into(store, poll).run(SnapshotStoreContract.at(140), () -> false);

      assertThat(waiting).containsExactly(30, 30);
      assertThat(collecting.waiting).isZero();
      assertThat(store.gaps("h100", TimeRange.ALL)).isEmpty();
      Collecting.requireExactly(store, 1, 140);
    }
  }

  @Test
  void aTableThatIsLockedForLongHoldsUpNoPoll() throws SQLException {
    StoreLocation location = StoreLocation.of(server.newDatabase());
    int[] waiting = new int[1];
    try (SnapshotStore store = SnapshotStore.open(location, Duration.ofMillis(20));
        Connection other = DriverManager.getConnection(location.url());
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      Poll poll =
          (rule, time) -> {
            if (Collecting.step(time) == 20) {
              execute(statement, "LOCK TABLE snapshot IN ACCESS EXCLUSIVE MODE");
            } else if (Collecting.step(time) == 40) {
              waiting[0] = collecting.waiting;
              execute(statement, "ROLLBACK");
            }
            return Collecting.see(time);
          };
      collecting.into(store, poll).run(SnapshotStoreContract.at(60), () -> false);

      assertThat(waiting).containsExactly(20);
      assertThat(store.gaps("h100", TimeRange.ALL)).isEmpty();
      Collecting.requireExactly(store, 1, 60);
    }
  }

  @Test
  void aLockedTableIsOneSentence() throws SQLException {
    StoreLocation location = StoreLocation.of(server.newDatabase());
    try (SnapshotStore store = SnapshotStore.open(location, Duration.ofMillis(20));
        Connection other = DriverManager.getConnection(location.url());
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      execute(statement, "LOCK TABLE snapshot IN ACCESS EXCLUSIVE MODE");

      assertThatThrownBy(() -> store.insert(SnapshotStoreContract.book("h100", 1, 2.0, 3.0)))
          .isInstanceOf(OutputException.class)
          .hasMessage(
              location.name() + " is locked: another process has been writing for PT0.02S.");
    }
  }

  private static void execute(Statement statement, String sql) {
    try {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql + " must succeed.", e);
    }
  }

  /** The commit that is under way may or may not be done: the collector cannot know. */
  @Test
  void aServerThatGoesInTheMidstOfWritingLeavesNoDuplicateAndNoHole() throws Exception {
    FutureTask<Void> outages =
        new FutureTask<>(
            () -> {
              for (int outage = 0; outage < 3; outage++) {
                stop("QUIT");
                startAgain();
                awaitStored();
              }
              return null;
            });
    Thread thread = new Thread(outages, "outages");
    int[] last = new int[1];
    Poll poll =
        (rule, time) -> {
          last[0] = Collecting.step(time);
          if (last[0] == 20) {
            thread.start();
          }
          return Collecting.see(time);
        };
    try (SnapshotStore store = SnapshotStore.open(StoreLocation.of(server.newDatabase()))) {
      collecting.into(store, poll).run(null, outages::isDone);
      outages.get();

      assertThat(collecting.mostWaiting).isPositive();
      assertThat(collecting.waiting).isZero();
      assertThat(store.gaps("h100", TimeRange.ALL)).isEmpty();
      Collecting.requireExactly(store, 1, last[0] + 1);
    }
  }

  /** Until nothing waits any more, so that the next outage falls among writes again. */
  private void awaitStored() throws InterruptedException {
    for (int look = 0; look < 120_000 && collecting.waiting > 0; look++) {
      Thread.sleep(1);
    }
    assertThat(collecting.waiting).isZero();
  }

  private static void stop(String signal) {
    try {
      server.stop(signal);
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL must end.", e);
    }
  }

  private static void startAgain() {
    try {
      server.startAgain();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL must start again.", e);
    }
  }
}
