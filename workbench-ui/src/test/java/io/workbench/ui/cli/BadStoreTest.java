package io.workbench.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.data.collect.CollectListener;
import io.workbench.data.collect.Collector;
import io.workbench.data.collect.MarketPoll;
import io.workbench.data.collect.SimulatedClock;
import io.workbench.data.source.SyntheticSpec;
import io.workbench.data.source.sfcompute.ApiToken;
import io.workbench.data.source.sfcompute.CallLimits;
import io.workbench.data.source.sfcompute.RetrySpec;
import io.workbench.data.source.sfcompute.SfComputeClient;
import io.workbench.data.source.sfcompute.SfComputeSettings;
import io.workbench.data.source.sfcompute.stub.StubServer;
import io.workbench.data.source.sfcompute.stub.StubSettings;
import io.workbench.data.source.sfcompute.stub.SyntheticBooks;
import io.workbench.data.store.RowsHash;
import io.workbench.data.store.SnapshotStore;
import io.workbench.data.store.StoreLocation;
import io.workbench.data.store.TimeRange;
import io.workbench.train.spec.CollectSpecs;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a person is told whose store is newer, locked or damaged, and that nothing is lost by it.
 */
class BadStoreTest {
  private static final String COLLECT =
      """
      store: market.db
      instruments:
      - {name: h100, requirements: "accelerator:H100"}
      """;
  private static final String TRAIN =
      """
      name: bad
      data: {source: store, path: market.db, instrument: h100}
      window: {length: 4, horizon: 1, target: change}
      model: {kind: rnn, hiddenSize: 4, layers: 1, dropout: 0.0}
      training: {epochs: 1, batchSize: 64, engine: compiled}
      """;
  private static final String ROWS =
      """
      timestamp,instrument,best_bid,best_ask,bid_volume,ask_volume
      2026-09-01T00:00:00Z,H200,2.0,2.5,10,12
      2026-09-01T00:05:00Z,H200,2.1,2.5,10,12
      """;

  private static final String NEWER =
      " has schema version 99, but this workbench knows versions up to 1: use a newer workbench.";

  @TempDir static Path original;
  private static String hash;

  @TempDir Path folder;

  /** A day of a market, collected with its answers. */
  @BeforeAll
  static void collect() throws IOException {
    Path spec = Files.writeString(original.resolve("collect.yaml"), COLLECT);
    Files.writeString(original.resolve("train.yaml"), TRAIN);
    Files.writeString(original.resolve("rows.csv"), ROWS);
    SyntheticSpec market = SyntheticSpec.DEFAULT.withDays(1);
    SimulatedClock clock = new SimulatedClock(market.start());
    Instant end = market.start().plus(market.step().multipliedBy(market.rows()));
    SyntheticBooks books = SyntheticBooks.of(Map.of("accelerator:H100", market));
    try (StubServer server = StubServer.start(StubSettings.of(books, clock, "sk_live_stub"));
        SnapshotStore store = SnapshotStore.open(StoreLocation.of(original.resolve("market.db")))) {
      SfComputeSettings settings =
          new SfComputeSettings(
              server.uri(),
              ApiToken.from(Map.of(ApiToken.VARIABLES.get(0), "sk_live_stub")),
              CallLimits.DEFAULT,
              RetrySpec.DEFAULT);
      MarketPoll poll =
          new MarketPoll(
              new SfComputeClient(settings, clock, (failure, delay) -> {}), market.step());
      new Collector(CollectSpecs.read(spec), poll, store, clock, new CollectListener() {})
          .run(end, () -> false);
    }
    hash = hash(original);
  }

  @BeforeEach
  void copy() throws IOException {
    try (Stream<Path> files = Files.list(original)) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
  }

  @Test
  void aNewerSchemaIsLeftAloneByEveryCommand() throws IOException, SQLException {
    byte[] before = raise(store());
    List<Object[]> commands = new ArrayList<>(readers());
    commands.addAll(writers());
    Path collected = Files.writeString(folder.resolve("h100.csv"), ROWS.replace("H200", "H100"));
    commands.add(new Object[] {"collect", spec(), "--replay", collected});
    for (Object[] command : commands) {
      CommandRun.of(command).failedWith(2, store() + NEWER);
    }
    assertThat(Files.readAllBytes(store())).isEqualTo(before);
  }

  @Test
  void answersOfANewerSchemaAreLeftAloneAndTheSnapshotsReadAllTheSame()
      throws IOException, SQLException {
    Path answers = folder.resolve("market.raw.db");
    byte[] before = raise(answers);
    CommandRun check = CommandRun.of("store", "check", "--store", store());
    assertThat(check.exitCode()).isEqualTo(1);
    assertThat(check.out()).contains(answers + NEWER);
    CommandRun.of("store", "rebuild", spec()).failedWith(2, answers + NEWER);
    CommandRun.of("store", "vacuum", "--store", store()).failedWith(2, answers + NEWER);
    CommandRun.of(readers().get(1)).succeeded();
    CommandRun.of(readers().get(2)).succeeded();

    assertThat(Files.readAllBytes(answers)).isEqualTo(before);
    assertThat(hash(folder)).isEqualTo(hash);
  }

  /** Makes the file seem one of a later workbench; returns its bytes. */
  private static byte[] raise(Path file) throws IOException, SQLException {
    try (Connection connection = connect(file);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO flyway_schema_history SELECT 99, '99', description, type, script, checksum,"
              + " installed_by, installed_on, execution_time, success FROM flyway_schema_history"
              + " WHERE version = '1'");
    }
    return Files.readAllBytes(file);
  }

  @Test
  void aLockedStoreIsReadAndWhoWouldWriteIsToldAfterAWhile()
      throws SQLException, InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newCachedThreadPool();
    try (Connection other = connect(store());
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      List<Future<CommandRun>> waiting =
          writers().stream().map(words -> threads.submit(() -> CommandRun.of(words))).toList();
      for (Object[] command : readers()) {
        CommandRun.of(command).succeeded();
      }
      for (Future<CommandRun> run : waiting) {
        run.get()
            .failedWith(1, store() + " is locked: another process has been writing for PT10S.");
      }
      statement.execute("ROLLBACK");
    } finally {
      threads.shutdownNow();
    }
    assertThat(hash(folder)).isEqualTo(hash);
    assertThat(CommandRun.of(writers().get(0)).succeeded().out()).startsWith("2 snapshots added");
  }

  /** Ways for a file to break. */
  enum Damage {
    PAGES,
    START,
    HALF,
    EMPTY;

    void of(Path file) throws IOException {
      try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
        switch (this) {
          case PAGES -> {
            bytes.seek(bytes.length() / 2);
            bytes.write(new byte[8192]);
          }
          case START -> bytes.write(new byte[100]);
          case HALF -> bytes.setLength(bytes.length() / 2);
          case EMPTY -> bytes.setLength(0);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Damage.class)
  void aDamagedStoreIsToldAndTheAnswersMakeItAnew(Damage damage) throws IOException {
    damage.of(store());
    byte[] damaged = Files.readAllBytes(store());

    CommandRun check = CommandRun.of("store", "check", "--store", store());
    if (damage == Damage.EMPTY) {
      check.failedWith(2, store() + " holds no store of the workbench");
    } else {
      assertThat(check.exitCode()).as(check.out() + check.err()).isEqualTo(1);
      assertThat(check.out()).contains(store() + " is damaged: see store rebuild --damaged.");
    }
    CommandRun.of("train", folder.resolve("train.yaml"), "--out", folder.resolve("results"))
        .failedWith(2, store().toString());

    CommandRun rebuilt = CommandRun.of("store", "rebuild", spec(), "--damaged").succeeded();

    assertThat(rebuilt.err()).contains("289 answers: 289 snapshots added, 0 changed, 0 as they");
    assertThat(CommandRun.of("store", "check", "--store", store()).succeeded().out())
        .endsWith(" is whole.\n");
    assertThat(hash(folder)).isEqualTo(hash);
    try (Stream<Path> files = Files.list(folder)) {
      Path aside =
          files
              .filter(file -> file.getFileName().toString().matches("market.db.damaged-\\d+"))
              .findFirst()
              .orElseThrow();
      assertThat(Files.readAllBytes(aside)).isEqualTo(damaged);
    }
  }

  @Test
  void aDamagedAnswerIsToldAndItsSnapshotStays() throws SQLException {
    Path answers = folder.resolve("market.raw.db");
    try (Connection connection = connect(answers);
        Statement statement = connection.createStatement()) {
      statement.execute("UPDATE answer SET body = x'1f8b' WHERE time_millis = 1736123400000");
    }

    CommandRun check = CommandRun.of("store", "check", "--store", store());
    assertThat(check.exitCode()).isEqualTo(1);
    assertThat(check.out()).contains("The answer for h100 at 2025-01-06T00:30:00Z is damaged: ");

    CommandRun rebuilt = CommandRun.of("store", "rebuild", spec()).succeeded();
    assertThat(rebuilt.err()).contains("288 as they were, 1 answers refused.");
    assertThat(hash(folder)).isEqualTo(hash);
  }

  @Test
  void enormousValuesAreSetAsideAndNeverStored() throws IOException {
    Path csv =
        Files.writeString(
            folder.resolve("enormous.csv"),
            """
            timestamp,instrument,best_bid,best_ask,bid_volume,ask_volume
            2026-09-01T00:00:00Z,H200,1e308,1.1e308,10,12
            2026-09-01T00:05:00Z,H200,2.1,2.5,1e300,12
            2026-09-01T00:10:00Z,H200,2.1,1e999,10,12
            2026-09-01T00:15:00Z,H200,1e12,1e12,1e15,12
            """);

    CommandRun run = CommandRun.of("store", "import", csv, "--store", store()).succeeded();

    assertThat(run.out()).startsWith("1 snapshots added").contains("3 rows set aside");
    assertThat(run.err())
        .contains(
            "enormous.csv:2: best_bid must be at most 1.0E12, but was 1.0E308.",
            "enormous.csv:3: bid_volume must be at most 1.0E15, but was 1.0E300.",
            "enormous.csv:4: best_ask must be ");
  }

  private List<Object[]> readers() {
    return List.of(
        new Object[] {"store", "check", "--store", store()},
        new Object[] {"store", "export", folder.resolve("out.csv"), "--store", store()},
        new Object[] {
          "train", folder.resolve("train.yaml"), "--out", folder.resolve("results").toString()
        });
  }

  private List<Object[]> writers() {
    return List.of(
        new Object[] {"store", "import", rows(), "--store", store()},
        new Object[] {"store", "vacuum", "--store", store()},
        new Object[] {"store", "rebuild", spec()});
  }

  private Path store() {
    return folder.resolve("market.db");
  }

  private Path spec() {
    return folder.resolve("collect.yaml");
  }

  private Path rows() {
    return folder.resolve("rows.csv");
  }

  private static Connection connect(Path file) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }

  private static String hash(Path folder) {
    try (SnapshotStore store =
        SnapshotStore.openExisting(StoreLocation.of(folder.resolve("market.db")))) {
      return RowsHash.of(store.read("h100", TimeRange.ALL));
    }
  }
}
