package io.workbench.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code bench} of the networks beside peers, and what it refuses. */
class ModelBenchTest {
  @TempDir Path folder;

  @Test
  void thePeersFiguresAreTheMediansOfItsRounds() throws IOException {
    // A peer whose second round of three is the highest in one figure and the lowest in another.
    String peer =
        peer(
            "echo round >> \"$0.rounds\"",
            "case $(wc -l < \"$0.rounds\") in",
            "  1) step=1 rate=100 one=9 batch=5000 ;;",
            "  2) step=3 rate=300 one=7 batch=4000 ;;",
            "  *) step=2 rate=200 one=8 batch=6000 ;;",
            "esac",
            "echo \"{\\\"trainStepMs\\\": $step, \\\"trainWindowsPerSecond\\\": $rate,"
                + " \\\"oneWindowMs\\\": $one, \\\"batchWindowsPerSecond\\\": $batch}\"");

    CommandRun run =
        CommandRun.of(
            "bench", "--kinds", "rnn", "--seconds", 1, "--rounds", 3, "--peer", peer, "--json");

    JsonNode answer = new ObjectMapper().readTree(run.succeeded().out()).get(0);
    assertThat(answer.at("/ours/kind").asText()).isEqualTo("rnn");
    assertThat(answer.at("/peer/trainStepMs").asDouble()).isEqualTo(2);
    assertThat(answer.at("/peer/trainWindowsPerSecond").asDouble()).isEqualTo(200);
    assertThat(answer.at("/peer/oneWindowMs").asDouble()).isEqualTo(8);
    assertThat(answer.at("/peer/batchWindowsPerSecond").asDouble()).isEqualTo(5000);
    assertThat(answer.at("/timesFaster/training").asDouble()).isPositive();
  }

  @Test
  void aPeerWithoutAFigureIsRefused() throws IOException {
    CommandRun run =
        CommandRun.of(
            "bench",
            "--kinds",
            "rnn",
            "--seconds",
            1,
            "--rounds",
            1,
            "--peer",
            peer("echo '{\"trainWindowsPerSecond\": 3, \"oneWindowMs\": 0}'"));

    assertThat(run.exitCode()).isEqualTo(ErrorSentences.BAD_INPUT);
    assertThat(run.err()).contains("The peer's line has no positive \"oneWindowMs\": {");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --engine auto            | bench --engine must be compiled or dl4j, but was auto.
          --kinds cnn              | --kinds must be among [rnn, gru, lstm, attention], but had "cnn".
          --data a.csv --search    | bench measures one thing at a time, but was given --data and --search.
          --search --ui            | bench measures one thing at a time, but was given --search and --ui.
          --trials 3               | bench of the networks makes no use of --trials.
          --data a.csv --kinds rnn | bench --data makes no use of --kinds.
          --search --rounds 2      | bench --search makes no use of --rounds.
          --ui --peer cat          | bench --ui makes no use of --peer.
          --ui --threads 2         | bench --ui makes no use of --threads.
          """)
  void whatWouldBeIgnoredIsRefused(String options, String message) {
    CommandRun.of((Object[]) ("bench " + options).split(" "))
        .failedWith(ErrorSentences.BAD_INPUT, message);
  }

  private String peer(String... lines) throws IOException {
    return "sh " + Files.writeString(folder.resolve("peer.sh"), String.join("\n", lines) + "\n");
  }
}
