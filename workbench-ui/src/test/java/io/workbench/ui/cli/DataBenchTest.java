package io.workbench.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code bench --data} beside peers that answer well and badly. */
class DataBenchTest {
  // A day of snapshots every five minutes, both ends included.
  private static final int ROWS = 289;

  @TempDir static Path folder;
  private static Path data;

  @BeforeAll
  static void generate() {
    data = folder.resolve("day.csv");
    CommandRun.of("generate", data, "--days", "1").succeeded();
  }

  @Test
  void thePeerRepeatsItsWorkAndItsLastLineCounts() throws IOException {
    String peer =
        peer(
            "[ \"$2\" = 4 ] || exit 1",
            "echo '{\"rows\": " + ROWS + ", \"seconds\": 900}'",
            "echo '{\"rows\": " + ROWS + ", \"seconds\": 0.5}'");

    CommandRun run = bench(peer).succeeded();

    assertThat(run.out()).contains("peer: 0.500 s");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"rows\":289}",
        "{\"rows\":289,\"seconds\":0}",
        "{\"rows\":289,\"seconds\":\"1\"}",
        "{\"rows\":288,\"seconds\":1}",
        "{\"seconds\":1}"
      })
  void aPeerThatDidNotDoTheSameWorkIsRefused(String line) throws IOException {
    CommandRun run = bench(peer("echo '" + line + "'"));

    assertThat(run.exitCode()).isEqualTo(ErrorSentences.BAD_INPUT);
    assertThat(run.err()).contains("The peer's line must have", line);
    assertThat(run.out()).isEmpty();
  }

  private static CommandRun bench(String peer) {
    return CommandRun.of("bench", "--data", data, "--rounds", "1", "--peer", peer);
  }

  private static String peer(String... lines) throws IOException {
    return "sh " + Files.writeString(folder.resolve("peer.sh"), String.join("\n", lines) + "\n");
  }
}
