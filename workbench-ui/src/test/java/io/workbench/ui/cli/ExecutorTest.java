package io.workbench.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a sweep's trials run, as its command line says; Spark is not on this class path. */
class ExecutorTest {
  private static final String SWEEP =
      """
      name: tiny
      base:
        data: {source: synthetic, days: 1}
        model: {kind: rnn, hiddenSize: 2, layers: 1}
        training: {epochs: 1}
      search: {method: random, trials: 1}
      parameters:
        model.hiddenSize: [2]
      """;

  @TempDir Path folder;

  @Test
  void withoutSparkOnTheClassPathOneSentenceSaysWhatToDo() throws Exception {
    CommandRun run = sweep("--set", "executor=spark");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("add --executor spark").doesNotContain("at io.workbench");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "--executor local --master local[2],--master needs --executor spark",
    "--executor moon,--executor",
    "--master local[2] --spark-conf memory=1g,must set a key spark."
  })
  void whatDoesNotFitIsRefused(String options, String part) throws Exception {
    CommandRun run = sweep(options.split(" "));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(part);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aSweepForAClusterRunsHereWhenTheCommandLineSaysSo() throws Exception {
    assertThat(sweep("--set", "executor=spark", "--executor", "local").exitCode()).isZero();
  }

  private CommandRun sweep(String... options) throws Exception {
    Path file = Files.writeString(folder.resolve("sweep.yaml"), SWEEP);
    String[] start = {"sweep", file.toString(), "--out", folder.resolve("out").toString()};
    String[] all = new String[start.length + options.length];
    System.arraycopy(start, 0, all, 0, start.length);
    System.arraycopy(options, 0, all, start.length, options.length);
    return CommandRun.of(all);
  }
}
