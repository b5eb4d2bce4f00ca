package io.workbench.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.workbench.data.store.GapRecord;
import io.workbench.data.store.SnapshotStore;
import io.workbench.data.store.StoreLocation;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreCommandTest {
  private static final String ROWS =
      """
      timestamp,instrument,best_bid,best_ask,bid_volume,ask_volume
      2026-09-01T00:00:00Z,H100,2.0,2.5,10,12
      2026-09-01T00:05:00Z,H100,2.1,2.5,10,12
      2026-09-01T00:10:00Z,H100,2.0,,10,12
      2026-09-01T00:25:00Z,H100,2.6,2.5,10,12
      2026-09-01T00:30:00Z,H100,-1,2.5,10,12
      """;

  @TempDir Path folder;
  private Path csv;
  private Path store;

  @BeforeEach
  void write() throws IOException {
    csv = Files.writeString(folder.resolve("rows.csv"), ROWS);
    store = folder.resolve("market.db");
  }

  @Test
  void importSaysWhatIsNewAndWhatWasSetAside() {
    CommandRun first = CommandRun.of("store", "import", csv, "--store", store).succeeded();
    assertThat(first.out())
        .isEqualTo(
            "4 snapshots added to %s, 0 were there already, 1 rows set aside.\n"
                .replace("%s", store.toString()));
    assertThat(first.err()).contains("rows.csv:6: best_bid must be above 0, but was -1.0.");

    CommandRun again = CommandRun.of("store", "import", csv, "--store", store).succeeded();
    assertThat(again.out()).startsWith("0 snapshots added").contains("4 were there already");

    CommandRun.of("store", "import", csv, "--store", store, "--strict")
        .failedWith(2, "rows.csv:6: best_bid must be above 0");
  }

  @Test
  void importTakesColumnsByTheNamesThatItIsTold() throws IOException {
    Path other =
        Files.writeString(
            folder.resolve("other.csv"), "when,what,b,a\n2026-09-01T00:00:00Z,H100,2.0,2.5\n");

    CommandRun.of("store", "import", other, "--store", store)
        .failedWith(
            2,
            "other.csv:1: no column is timestamp; name one in --columns,",
            "the header has when, what, b, a.");
    String columns = "timestamp=when,instrument=what,best_bid=b,best_ask=a";
    CommandRun.of("store", "import", other, "--store", store, "--columns", columns).succeeded();

    Path file = folder.resolve("export.csv");
    CommandRun.of("store", "export", file, "--store", store).succeeded();
    assertThat(Files.readAllLines(file)).hasSize(2);
    assertThat(Files.readAllLines(file).get(1)).startsWith("2026-09-01T00:00:00Z,H100,");
  }

  @Test
  void importReadsItsFileOnceSuchThatItMayBeAPipe() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe.csv");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Process writer =
        new ProcessBuilder("cp", csv.toString(), pipe.toString()).redirectErrorStream(true).start();
    CommandRun run = CommandRun.of("store", "import", pipe, "--store", store).succeeded();
    assertThat(writer.waitFor()).isZero();
    String fromFile =
        CommandRun.of("store", "import", csv, "--store", folder.resolve("other.db"))
            .succeeded()
            .out()
            .replace("other.db", store.getFileName().toString());
    assertThat(run.out()).isEqualTo(fromFile);
  }

  @Test
  void importOfNothingFailsAndLeavesNoStore() throws IOException {
    StringBuilder rows = new StringBuilder("timestamp,instrument,best_bid,best_ask\n");
    for (int row = 0; row < 103; row++) {
      rows.append(1_790_000_000L + 300L * row).append(",H100,-2.1,2.5\n");
    }
    Files.writeString(csv, rows);

    CommandRun run = CommandRun.of("store", "import", csv, "--store", store);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("and 3 more rows of", "has no row that is an order book.");
    CommandRun.of("store", "import", csv, "--store", store, "--strict")
        .failedWith(2, "rows.csv:2: best_bid must be above 0");
    CommandRun.of("store", "import", folder.resolve("none.csv"), "--store", store)
        .failedWith(2, "none.csv");
    assertThat(store).doesNotExist();
    assertThat(folder.resolve("market.raw.db")).doesNotExist();
  }

  @Test
  void aDateAloneIsItsFirstMomentAndWhatIsNoTimeIsSaid() {
    CommandRun.of("store", "import", csv, "--store", store).succeeded();
    Path file = folder.resolve("export.csv");

    assertThat(
            CommandRun.of("store", "export", file, "--store", store, "--from", "2026-09-02")
                .succeeded()
                .err())
        .contains("0 snapshots");
    CommandRun.of("store", "export", file, "--store", store, "--from", "yesterday")
        .failedWith(
            2,
            "must be a time such as 2025-01-06T00:00:00Z, or a date such as 2025-01-06, but was"
                + " \"yesterday\"");
  }

  @Test
  void exportWritesARange() throws IOException {
    CommandRun.of("store", "import", csv, "--store", store).succeeded();
    Path file = folder.resolve("export.csv");

    CommandRun run =
        CommandRun.of(
                "store",
                "export",
                file,
                "--store",
                store,
                "--instrument",
                "H100",
                "--from",
                "2026-09-01T00:05:00Z",
                "--to",
                "2026-09-01T00:10:00Z")
            .succeeded();

    assertThat(run.out()).isEqualTo(file + "\n");
    assertThat(Files.readAllLines(file)).hasSize(2);
    CommandRun.of("store", "export", file, "--store", store, "--instrument", "h100")
        .failedWith(2, "has no instrument \"h100\"; the nearest is \"H100\"");
  }

  @Test
  void checkAnswersInWordsAndInJson() throws IOException {
    CommandRun.of("store", "import", csv, "--store", store).succeeded();
    try (SnapshotStore open = SnapshotStore.open(StoreLocation.of(store))) {
      open.recordGaps(
          List.of(new GapRecord("H100", Instant.parse("2026-09-01T00:15:00Z"), "HTTP 503")));
    }

    CommandRun words = CommandRun.of("store", "check", "--store", store).succeeded();
    assertThat(words.out())
        .contains("H100: 4 snapshots from 2026-09-01T00:00:00Z to 2026-09-01T00:25:00Z every PT5M")
        .contains(
            "  1 gap (2 snapshots missing, 1 of them unexplained), closer together than half a step 0,")
        .endsWith(store + " is whole.\n");

    CommandRun json = CommandRun.of("store", "check", "--store", store, "--json").succeeded();
    JsonNode quality = JsonMapper.builder().build().readTree(json.out()).get("instruments").get(0);
    assertThat(quality.get("crossed").get("times").get(0).asText())
        .isEqualTo("2026-09-01T00:25:00Z");
    assertThat(quality.get("gaps").get(0).get("reasons").get("HTTP 503").asInt()).isEqualTo(1);
  }

  @Test
  void damagedStoreFailsTheCheck() throws IOException {
    StringBuilder rows = new StringBuilder("timestamp,instrument,best_bid,best_ask\n");
    for (int row = 0; row < 5000; row++) {
      rows.append(1_790_000_000L + 300L * row).append(",H100,2.1,2.5\n");
    }
    CommandRun.of("store", "import", Files.writeString(csv, rows), "--store", store).succeeded();
    try (RandomAccessFile bytes = new RandomAccessFile(store.toFile(), "rw")) {
      bytes.seek(bytes.length() / 2);
      bytes.write(new byte[8192]);
    }

    CommandRun run = CommandRun.of("store", "check", "--store", store);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).endsWith(store + " is damaged: see store rebuild --damaged.\n");
  }

  @Test
  void fileThatNeverWasAStoreIsNotCalledDamaged() {
    CommandRun.of("store", "check", "--store", csv)
        .failedWith(2, csv + " is no SQLite store, but a text file.");
  }

  @Test
  void vacuumNamesTheStoreAndAMissingOneIsBadInput() {
    CommandRun.of("store", "import", csv, "--store", store).succeeded();
    CommandRun vacuumed = CommandRun.of("store", "vacuum", "--store", store).succeeded();
    assertThat(vacuumed.out()).isEqualTo(store + "\n");
    assertThat(vacuumed.err()).containsPattern("^[0-9,]+ bytes given back, [0-9,]+ are left\\.");

    Path nowhere = folder.resolve("nowhere.db");
    for (String command : new String[] {"check", "vacuum"}) {
      CommandRun.of("store", command, "--store", nowhere)
          .failedWith(2, "There is no store " + nowhere);
    }
    CommandRun.of("store", "check", "--store", "jdbc:postgresql://h/d?password=secret")
        .failedWith(2, "set PGUSER and PGPASSWORD instead");
  }
}
