package io.workbench.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command on good input: its answer on stdout and nothing else there. */
class CommandsTest {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  @TempDir static Path folder;
  private static Path spec;
  private static CommandRun trained;

  @BeforeAll
  static void trainOnce() {
    spec = Samples.spec(folder);
    trained = CommandRun.of("train", spec, "--out", folder.resolve("results"));
  }

  @Test
  void trainPrintsTheRunsFolderAloneOnStdout() {
    trained.succeeded();

    assertThat(trained.out().lines()).containsExactly(trained.runFolder().toString());
    assertThat(trained.runFolder().resolve("result.json")).isRegularFile();
    assertThat(trained.err())
        .contains("gru: 317 parameters", "epoch 2/2", "persistence", "Run: " + trained.runFolder())
        .doesNotContain("\u001b");
  }

  @Test
  void trainOfAllKindsPrintsAFolderEachAndATable() {
    CommandRun run =
        CommandRun.of(
            "train", spec, "--model", "all", "--out", folder, "--set", "training.epochs=1");

    run.succeeded();
    assertThat(run.out().lines()).hasSize(4).allMatch(line -> Files.isDirectory(Path.of(line)));
    assertThat(run.runFolder().toString()).endsWith("-tiny-attention");
    assertThat(run.err()).contains("all runs");
  }

  @Test
  void theRunsLogHasEveryEpoch() throws IOException {
    assertThat(Files.readString(trained.runFolder().resolve("run.log")))
        .contains("289 rows from 2025-01-06T00:00:00Z", "epoch 1/2", "epoch 2/2");
  }

  @Test
  void aDivergingRunFailsWithItsReasonAndAResultThatSaysSo() throws IOException {
    CommandRun run =
        CommandRun.of("train", spec, "--out", folder, "--set", "training.learningRate=1e30");

    assertThat(run.exitCode()).isEqualTo(ErrorSentences.FAILED);
    assertThat(run.err()).contains("gru: failed after 1 epoch").doesNotContain("\tat ");
    JsonNode result = JSON.readTree(run.runFolder().resolve("result.json").toFile());
    assertThat(result.at("/run/status").textValue()).isEqualTo("failed");
    assertThat(run.err()).contains(result.at("/run/failure").textValue());
  }

  @Test
  void predictPrintsCsvWithAHeader() {
    CommandRun run = predict().succeeded();

    List<String> lines = run.out().lines().toList();
    assertThat(lines.get(0))
        .isEqualTo(
            "timestamp,target_time,last_price,forecast,actual,"
                + "lower_80,upper_80,lower_95,upper_95");
    // 289 rows; ma_24 is first defined in row 23, and a window of 4 ends at the earliest in row 26.
    assertThat(lines).hasSize(1 + 289 - 26);
    assertThat(lines.get(lines.size() - 1)).contains(",,");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void predictWritesAFileAndPrintsItsName() throws IOException {
    Path file = folder.resolve("forecasts.csv");

    CommandRun run = predict("--output", file).succeeded();

    assertThat(run.out().lines()).containsExactly(file.toString());
    assertThat(Files.readString(file)).isEqualTo(predict().out());
  }

  @Test
  void compareShowsTheRunInEveryFormat() {
    for (Map.Entry<String, String> format :
        Map.of("text", "persistence", "csv", ",", "markdown", "| ---", "json", "{").entrySet()) {
      CommandRun run =
          CommandRun.of("compare", trained.runFolder(), "--format", format.getKey()).succeeded();
      assertThat(run.out()).as(format.getKey()).contains("gru", format.getValue());
      assertThat(run.out()).doesNotContain("\u001b");
      assertThat(run.err()).isEmpty();
    }
  }

  @Test
  void auditFindsNoLeak() {
    CommandRun run = CommandRun.of("audit", spec, "--cuts", "2").succeeded();

    assertThat(run.out()).contains("No leak found:");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void generateWritesTheSameBytesForTheSameSeed() throws IOException {
    Path again = folder.resolve("again.csv");

    CommandRun run = CommandRun.of("generate", again, "--days", "1").succeeded();

    assertThat(run.out().lines()).containsExactly(again.toString());
    assertThat(again).hasSameBinaryContentAs(folder.resolve("day.csv"));
  }

  @Test
  void doctorGivesAdviceForWhatIsNotIdeal() {
    CommandRun run = CommandRun.of("doctor", "--out", folder).succeeded();

    assertThat(run.out()).contains("Java", "Vector API", "ND4J backend", "Results folder", "nd4j");
    assertThat(run.out()).doesNotContain("null");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void doctorFailsWhereNothingCanBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("taken"), "");

    CommandRun run = CommandRun.of("doctor", "--out", file.resolve("results"));

    assertThat(run.exitCode()).isEqualTo(ErrorSentences.FAILED);
    assertThat(run.out()).contains("BAD   Results folder", file.toString(), "--out DIR");
  }

  @ParameterizedTest
  @ValueSource(strings = {"audit", "predict", "compare", "doctor"})
  void jsonIsOneDocumentAndNothingElse(String command) throws JsonProcessingException {
    CommandRun run =
        switch (command) {
          case "audit" -> CommandRun.of("audit", spec, "--cuts", "2", "--json");
          case "predict" -> predict("--json");
          case "compare" -> CommandRun.of("compare", trained.runFolder(), "--json");
          default -> CommandRun.of("doctor", "--json");
        };

    run.succeeded();
    assertThat(JSON.readTree(run.out())).isNotEmpty();
    assertThat(run.err()).isEmpty();
  }

  @Test
  void benchMeasuresAFileAndPrintsOneDocument() throws JsonProcessingException {
    Path data = folder.resolve("day.csv");

    CommandRun run = CommandRun.of("bench", "--data", data, "--rounds", "1", "--json").succeeded();

    JsonNode answer = JSON.readTree(run.out());
    assertThat(answer.fieldNames()).toIterable().containsExactly("ours", "rounds");
    assertThat(answer.at("/ours/rows").asLong()).isEqualTo(289);
    double reading = answer.at("/ours/readSeconds").asDouble();
    double features = answer.at("/ours/featureSeconds").asDouble();
    assertThat(reading).isPositive();
    assertThat(features).isPositive();
    // One clock took all three, a reading of which is whole nanoseconds.
    assertThat(answer.at("/ours/seconds").asDouble()).isCloseTo(reading + features, within(1e-6));
    assertThat(answer.at("/rounds").asInt()).isEqualTo(1);
  }

  @Test
  void predictRefusesASettingThatIsTheBundlesOwn() {
    CommandRun.of(
            "predict",
            "--bundle",
            trained.runFolder().resolve("model.zip"),
            "--data",
            folder.resolve("day.csv"),
            "--set",
            "window.horizon=3")
        .failedWith(
            2,
            "A prediction's --set must begin with \"data.\", since all else is as it was trained,"
                + " but was \"window.horizon=3\".");
  }

  @Test
  void compareRanksByTheValidationPart() throws JsonProcessingException {
    CommandRun run = CommandRun.of("compare", trained.runFolder(), "--json").succeeded();

    JsonNode comparison = JSON.readTree(run.out());
    assertThat(comparison.at("/objective/metric").asText()).isEqualTo("validation.rmse");
    List<Double> ranked = new ArrayList<>();
    comparison.at("/rows").forEach(row -> ranked.add(row.at("/validation/rmse").asDouble()));
    assertThat(ranked).hasSizeGreaterThan(4).isSorted();
  }

  private static CommandRun predict(Object... more) {
    List<Object> arguments = new ArrayList<>(List.of("predict", "--bundle"));
    arguments.add(trained.runFolder().resolve("model.zip"));
    arguments.addAll(List.of("--data", folder.resolve("day.csv")));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray());
  }
}
