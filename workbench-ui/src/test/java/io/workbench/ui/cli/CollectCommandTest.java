package io.workbench.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.data.market.SnapshotSeries;
import io.workbench.data.source.sfcompute.Nodes;
import io.workbench.data.source.sfcompute.PriceLevel;
import io.workbench.data.source.sfcompute.stub.Book;
import io.workbench.data.source.sfcompute.stub.ErrorShape;
import io.workbench.data.source.sfcompute.stub.FaultPlan;
import io.workbench.data.source.sfcompute.stub.Faults;
import io.workbench.data.source.sfcompute.stub.OrderBookSource;
import io.workbench.data.source.sfcompute.stub.StubServer;
import io.workbench.data.source.sfcompute.stub.StubSettings;
import io.workbench.data.store.GapRecord;
import io.workbench.data.store.SnapshotStore;
import io.workbench.data.store.StoreLocation;
import io.workbench.data.store.TimeRange;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectCommandTest {
  private static final String TOKEN = "sk_live_secret";
  private static final Instant START = Instant.parse("2026-09-01T00:00:00Z");

  @TempDir Path folder;

  @Test
  void replayFeedsAFileThroughTheCollector() throws IOException {
    Path csv =
        Files.writeString(
            folder.resolve("market.csv"),
            """
            timestamp,best_bid,best_ask,bid_volume,ask_volume
            2026-09-01T00:00:00Z,2.0,2.5,10,12
            2026-09-01T00:05:00Z,2.1,2.5,10,12
            2026-09-01T00:15:00Z,2.2,2.6,10,12
            """);
    Path spec = spec("http://127.0.0.1");
    for (int time = 0; time < 2; time++) {
      CommandRun run = CommandRun.of("collect", spec, "--replay", csv).succeeded();
      assertThat(run.out().strip()).isEqualTo(folder.resolve("market.db").toString());
    }
    try (SnapshotStore store = store()) {
      assertThat(store.read("h100", TimeRange.ALL).column("best_bid"))
          .containsExactly(2.0, 2.1, 2.2);
      assertThat(store.gaps("h100", TimeRange.ALL))
          .containsExactly(
              new GapRecord(
                  "h100",
                  Instant.parse("2026-09-01T00:10:00Z"),
                  "the file has no row for this time"));
    }
  }

  @Test
  void replayTakesColumnsByTheNamesThatItIsTold() throws IOException {
    Path csv =
        Files.writeString(folder.resolve("market.csv"), "when,b,a\n2026-09-01T00:00:00Z,2.0,2.5\n");
    Path spec = spec("http://127.0.0.1");

    CommandRun.of("collect", spec, "--replay", csv)
        .failedWith(2, "market.csv:1: no column is timestamp; name one in --columns,");
    CommandRun.of(
            "collect", spec, "--replay", csv, "--columns", "timestamp=when,best_bid=b,best_ask=a")
        .succeeded();

    try (SnapshotStore store = store()) {
      assertThat(store.read("h100", TimeRange.ALL).column("best_ask")).containsExactly(2.5);
    }
    CommandRun.of("collect", spec, "--columns", "timestamp=when")
        .failedWith(2, "--columns is of the file that --replay names.");
  }

  @Test
  void replayGivesEachInstrumentItsOwnBooksAndNoneOfTheFuture() throws IOException {
    Path csv =
        Files.writeString(
            folder.resolve("market.csv"),
            """
            timestamp,instrument,best_bid,best_ask
            2026-09-01T00:00:00Z,H100,2.0,2.5
            2026-09-01T00:04:59Z,H100,2.1,2.6
            2026-09-01T00:05:01Z,H100,2.2,2.7
            2026-09-01T00:15:00Z,H100,2.9,2.8
            2026-09-01T00:00:00Z,H200,3.0,
            2026-09-01T00:09:00Z,H200,-3.1,3.6
            2026-09-01T00:10:00Z,H200,3.2,3.7
            """);
    CommandRun run = CommandRun.of("collect", twoInstruments(), "--replay", csv).succeeded();

    assertThat(run.err()).contains(csv + ":7: best_bid must be above 0, but was -3.1.");
    try (SnapshotStore store = store()) {
      SnapshotSeries h100 = store.read("h100", TimeRange.ALL);
      // The crossed book of 00:15 is kept as it was.
      assertThat(h100.column("best_bid")).containsExactly(2.0, 2.1, 2.2, 2.9);
      assertThat(h100.column("best_ask")).containsExactly(2.5, 2.6, 2.7, 2.8);
      SnapshotSeries h200 = store.read("h200", TimeRange.ALL);
      assertThat(h200.column("best_bid")).containsExactly(3.0, 3.2);
      assertThat(h200.column("best_ask")).containsExactly(Double.NaN, 3.7);
      assertThat(store.gaps("h200", TimeRange.ALL))
          .extracting(gap -> gap.time().toString().substring(11, 16))
          .containsExactly("00:05", "00:15");
    }
  }

  @Test
  void replayLeavesOutWhatTheFileHasNoRowOfAndSaysAStretchOfGapsOnce() throws IOException {
    Path csv =
        Files.writeString(
            folder.resolve("market.csv"),
            """
            timestamp,instrument,best_bid,best_ask
            2026-09-01T00:00:00Z,h100,2.0,2.5
            2026-09-01T01:00:00Z,h100,2.1,2.6
            """);
    CommandRun run = CommandRun.of("collect", twoInstruments(), "--replay", csv).succeeded();

    assertThat(run.err()).contains(csv + " has no row of h200.").contains("2 snapshots, 11 gaps.");
    assertThat(run.err()).containsOnlyOnce("the file has no row for this time");
    try (SnapshotStore store = store()) {
      assertThat(store.instruments()).containsExactly("h100");
    }
  }

  @Test
  void replayRefusesAFileOfOtherInstruments() throws IOException {
    Path csv =
        Files.writeString(
            folder.resolve("market.csv"),
            "timestamp,instrument,best_bid,best_ask\n2026-09-01T00:00:00Z,B200,2.0,2.5\n");
    CommandRun run = CommandRun.of("collect", spec("http://127.0.0.1"), "--replay", csv);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("The file to be replayed is of b200, but the spec collects h100.");
  }

  @Test
  void withoutATokenItSaysWhichVariableToSet() throws IOException, InterruptedException {
    try (ChildCommand command =
        ChildCommand.startIn(
            List.of("-u", "SF_API_KEY", "-u", "SF_BEARER_TOKEN"),
            "collect",
            spec("http://127.0.0.1"),
            "--once")) {
      assertThat(command.waitFor()).isEqualTo(2);
      assertThat(String.join("\n", command.err()))
          .contains("SF_API_KEY")
          .doesNotContain("Exception");
    }
    assertThat(folder.resolve("market.db")).doesNotExist();
  }

  @Test
  void pollsTheMarketOnceAndNeverSaysItsToken() throws IOException, InterruptedException {
    Book book = new Book(List.of(level("16.00", 3)), List.of(level("17.60", 2)));
    StubSettings settings = StubSettings.of((asked, window, now) -> book, Clock.systemUTC(), TOKEN);
    try (StubServer server = StubServer.start(settings);
        ChildCommand command = collecting(server, "--once")) {
      assertThat(command.waitFor()).isZero();
      assertThat(String.join("\n", command.err())).contains("1 snapshot, ").doesNotContain(TOKEN);
    }
    try (SnapshotStore store = store()) {
      // 16.00 and 17.60 dollars a node of eight GPUs.
      assertThat(store.read("h100", TimeRange.ALL).column("best_bid")).containsExactly(2.0);
      assertThat(store.read("h100", TimeRange.ALL).column("best_ask")).containsExactly(2.2);
    }
  }

  @Test
  void aPollThatSawNothingIsNoSuccessAndLeavesAGap() throws IOException, InterruptedException {
    StubSettings settings =
        StubSettings.of((asked, window, now) -> Book.EMPTY, Clock.systemUTC(), TOKEN)
            .with(FaultPlan.always(Faults.status(401, ErrorShape.NESTED, "no")));
    try (StubServer server = StubServer.start(settings);
        ChildCommand command = collecting(server, "--once")) {
      assertThat(command.waitFor()).isEqualTo(ErrorSentences.FAILED);
      assertThat(command.err()).last().asString().startsWith("No book was seen: ");
      assertThat(command.out()).isEmpty();
    }
    try (SnapshotStore store = store()) {
      assertThat(store.gaps("h100", TimeRange.ALL)).hasSize(1);
    }
  }

  @Test
  void servesItsCountersAndEndsCleanlyWhenItIsAskedTo() throws IOException, InterruptedException {
    StubSettings settings =
        StubSettings.of((asked, window, now) -> Book.EMPTY, Clock.systemUTC(), TOKEN);
    try (StubServer server = StubServer.start(settings);
        ChildCommand command = collecting(server, "--metrics", "0")) {
      command.awaitLine("Metrics: ");
      String said = command.err().get(command.err().size() - 1);
      URI metrics = URI.create(said.substring("Metrics: ".length()));
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.body()).contains("collector_waiting 0.0", "collector_heartbeat_seconds");
      command.signal("TERM");
      assertThat(command.waitFor()).isZero();
      assertThat(command.err()).contains("Interrupted: the collector ends after the present poll.");
    }
  }

  @Test
  void aSignalDuringAPollEndsTheCollectorAfterIt() throws IOException, InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    StubSettings settings = StubSettings.of(gate(asked, answer), Clock.systemUTC(), TOKEN);
    try (StubServer server = StubServer.start(settings);
        ChildCommand command = collecting(server, "--once")) {
      awaitAsked(asked, command);
      command.signal("INT");
      command.awaitLine("Interrupted: the collector ends after the present poll.");
      answer.countDown();

      assertThat(command.waitFor()).isZero();
      assertThat(command.err()).last().asString().contains("1 snapshot, 0 gaps");
    }
    try (SnapshotStore store = store()) {
      assertThat(store.read("h100", TimeRange.ALL).column("best_bid")).containsExactly(2.0);
    }
  }

  @Test
  void whatAFullDiskRefusesIsSaidAndIsNoSuccess() throws IOException, InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    StubSettings settings = StubSettings.of(gate(asked, answer), Clock.systemUTC(), TOKEN);
    try (StubServer server = StubServer.start(settings)) {
      Object[] words = {"collect", spec(server.uri().toString()), "--once"};
      List<String> token = List.of("SF_API_KEY=" + TOKEN);
      try (ChildCommand command = ChildCommand.startIn(token, words)) {
        awaitAsked(asked, command);
        command.limitFiles("1024");
        answer.countDown();

        assertThat(command.waitFor()).isEqualTo(ErrorSentences.FAILED);
        assertThat(command.err())
            .last()
            .asString()
            .startsWith("1 polls could not be stored and are lost: Cannot read or write ")
            .contains("market.raw.db: the disk, or a limit on it, refuses (SQLITE_IOERR");
        assertThat(command.err()).noneMatch(line -> line.startsWith("\tat "));
        assertThat(command.out()).isEmpty();
      }
      try (SnapshotStore store = store()) {
        assertThat(store.instruments()).isEmpty();
      }
      try (ChildCommand command = ChildCommand.startIn(token, words)) {
        assertThat(command.waitFor()).isZero();
      }
    }
    try (SnapshotStore store = store()) {
      assertThat(store.read("h100", TimeRange.ALL).size()).isEqualTo(1);
    }
  }

  @Test
  void anInterruptedReplayEndsAfterThePresentPoll() throws IOException, InterruptedException {
    Path csv = Files.writeString(folder.resolve("market.csv"), everySecondPoll(20_000));
    try (ChildCommand command =
        ChildCommand.start("collect", spec("http://127.0.0.1:9"), "--replay", csv)) {
      command.awaitLine("the file has no row for this time");
      command.signal("INT");

      assertThat(command.waitFor()).isEqualTo(ErrorSentences.INTERRUPTED);
      assertThat(command.err()).contains("Interrupted: the collector ends after the present poll.");
      assertThat(command.err()).last().asString().containsPattern("\\d snapshots?, \\d");
    }
    try (SnapshotStore store = store()) {
      assertThat(store.read("h100", TimeRange.ALL).size()).isBetween(1, 19_999);
    }
  }

  /**
   * The process can say no more than its pipe holds before somebody reads it: that is how the test
   * keeps it from its end while the disk is full.
   */
  @Test
  void itGoesOnWhileTheDiskIsFullAndWritesAllWhenThereIsRoomAgain()
      throws IOException, InterruptedException {
    String name = "h100-" + "x".repeat(400);
    int rows = 500;
    Path csv = Files.writeString(folder.resolve("market.csv"), everySecondPoll(rows));
    Path spec =
        Files.writeString(
            folder.resolve("collect.yaml"),
            Files.readString(spec("https://h")).replace("h100,", name + ","));
    try (ChildCommand command = ChildCommand.start("collect", spec, "--replay", csv)) {
      command.awaitLine("the file has no row for this time");
      command.limitFiles("1024");
      command.awaitLine("What was collected waits in memory, and writing is tried again.");
      String said = command.err().get(command.err().size() - 1);
      assertThat(said)
          .contains("Cannot read or write " + folder.resolve("market.db") + ": the disk");
      command.limitFiles("unlimited");
      command.awaitLine("The store can be written again; nothing waits any more.");

      assertThat(command.waitFor()).isZero();
      assertThat(command.err()).last().asString().contains("500 snapshots, 499 gaps.");
    }
    try (SnapshotStore store = store()) {
      SnapshotSeries seen = store.read(name, TimeRange.ALL);
      assertThat(seen.size()).isEqualTo(rows);
      for (int row = 0; row < rows; row++) {
        assertThat(seen.timeMillis(row)).isEqualTo(START.plusSeconds(600L * row).toEpochMilli());
        assertThat(seen.column("best_bid")[row]).isEqualTo(2 + row / 1024.0);
      }
      assertThat(store.gaps(name, TimeRange.ALL))
          .hasSize(rows - 1)
          .allMatch(gap -> gap.time().getEpochSecond() % 600 == 300);
    }
  }

  /** Two rows for each poll that has any: rows further apart than the polls would be refused. */
  private static String everySecondPoll(int rows) {
    StringBuilder csv = new StringBuilder("timestamp,best_bid,best_ask,bid_volume,ask_volume\n");
    for (int row = 0; row < rows; row++) {
      csv.append(START.plusSeconds(600L * row - 1)).append(",1.0,9.0,10,12\n");
      csv.append(START.plusSeconds(600L * row)).append(',').append(2 + row / 1024.0);
      csv.append(",9.0,10,12\n");
    }
    return csv.toString();
  }

  /** Books that are answered with only when they may be. */
  private static OrderBookSource gate(CountDownLatch asked, CountDownLatch answer) {
    Book book = new Book(List.of(level("16.00", 3)), List.of(level("17.60", 2)));
    return (requirements, window, now) -> {
      asked.countDown();
      try {
        assertThat(answer.await(2, TimeUnit.MINUTES)).isTrue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return book;
    };
  }

  /** Until the command has asked for a book; one that does not says why. */
  private static void awaitAsked(CountDownLatch asked, ChildCommand command)
      throws IOException, InterruptedException {
    if (!asked.await(1, TimeUnit.MINUTES)) {
      command.signal("KILL");
      int code = command.waitFor();
      throw new AssertionError("nothing was asked, exit code " + code + ": " + command.err());
    }
  }

  /** The command that collects from a server, with its token in the environment. */
  private ChildCommand collecting(StubServer server, String... options) throws IOException {
    List<Object> words = new ArrayList<>(List.of("collect", spec(server.uri().toString())));
    words.addAll(List.of(options));
    return ChildCommand.startIn(List.of("SF_API_KEY=" + TOKEN), words.toArray());
  }

  private Path twoInstruments() throws IOException {
    return Files.writeString(
        folder.resolve("two.yaml"),
        """
        store: market.db
        instruments:
        - {name: h100, requirements: "accelerator:H100"}
        - {name: h200, requirements: "accelerator:H200"}
        """);
  }

  private Path spec(String baseUri) throws IOException {
    return Files.writeString(
        folder.resolve("collect.yaml"),
        "store: market.db\nbaseUri: %s\ninstruments:\n- {name: h100, requirements: \"accelerator:H100\"}\n"
            .replace("%s", baseUri));
  }

  private SnapshotStore store() {
    return SnapshotStore.openExisting(StoreLocation.of(folder.resolve("market.db")));
  }

  private static PriceLevel level(String dollars, int nodes) {
    return new PriceLevel(new BigDecimal(dollars), new Nodes.Constant(nodes), null);
  }
}
