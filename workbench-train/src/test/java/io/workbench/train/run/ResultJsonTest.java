package io.workbench.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultJsonTest {
  @Test
  void whatIsWrittenIsReadAgain(@TempDir Path folder) {
    Path file = folder.resolve("result.json");

    for (RunResult result : new RunResult[] {ResultSamples.complete(), ResultSamples.failed()}) {
      ResultJson.write(file, result);

      assertThat(ResultJson.read(file)).isEqualTo(result);
    }
  }

  @Test
  void instantsAreIsoAndStatusesAreWords() {
    assertThat(ResultJson.text(ResultSamples.complete()))
        .contains("\"startedAt\" : \"2024-01-01T00:00:00Z\"")
        .contains("\"finishedAt\" : \"2024-01-01T00:01:01.500Z\"")
        .contains("\"status\" : \"complete\"");
  }

  @Test
  void whatIsAbsentIsLeftOut() {
    assertThat(ResultJson.text(ResultSamples.failed()))
        .doesNotContain("null")
        .doesNotContain("oracle")
        .doesNotContain("skill")
        .doesNotContain("intervals")
        .doesNotContain("instruments")
        .contains("\"failure\" : \"The loss of epoch 1 is NaN.\"");
  }

  @Test
  void anEpochWithoutFiniteNumbersLeavesThemOut() {
    EpochRecord diverged =
        new EpochRecord(3, Double.NaN, null, 1.0e-5, Double.POSITIVE_INFINITY, 2.5);

    assertThat(ResultJson.line(diverged))
        .isEqualTo("{\"epoch\":3,\"learningRate\":1.0E-5,\"seconds\":2.5}");
  }

  @Test
  void notANumberIsNeverWritten() {
    for (Object value : new Object[] {Double.NaN, Double.NEGATIVE_INFINITY, Float.NaN}) {
      assertThatThrownBy(() -> ResultJson.text(withSpec(Map.of("learningRate", value))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("spec.learningRate must be finite, but is " + value);
    }
    EpochRecord epoch = new EpochRecord(1, 1.0, 1.0, Double.NaN, 1.0, 1);
    assertThatThrownBy(() -> ResultJson.line(epoch))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("learningRate must be finite, but is NaN");
  }

  @Test
  void aNumberKeepsEveryBit() {
    double value = 0.1 + 0.2;

    assertThat(ResultJson.text(withSpec(Map.of("value", value)))).contains(": 0.30000000000000004");
  }

  @Test
  void aNewerVersionIsRefused(@TempDir Path folder) throws IOException {
    assertRefused(
        folder,
        sample().replace("\"schemaVersion\" : 1", "\"schemaVersion\" : 2"),
        ": schemaVersion must be at most 1, but is 2; a newer workbench wrote it.");
  }

  @Test
  void aMissingVersionIsRefused(@TempDir Path folder) throws IOException {
    assertRefused(folder, "{}", ": schemaVersion must be a number, but is missing.");
    assertRefused(folder, "[1]", ": it holds no JSON object.");
  }

  @Test
  void brokenJsonIsRefusedInOneSentence(@TempDir Path folder) throws IOException {
    String text = sample();
    assertRefused(folder, text.substring(0, 120), ", line 7: it ends in the middle.");
    assertRefused(folder, "", ": it holds no JSON object.");
    assertRefused(folder, "hello", ", line 1: it is no valid JSON: Unrecognized token 'hello'.");
    assertRefused(
        folder,
        text + "}",
        ", line 215: it is no valid JSON: Unexpected close marker '}': expected ']'.");
  }

  @Test
  void unknownMissingAndWrongFieldsAreNamed(@TempDir Path folder) throws IOException {
    assertRefused(
        folder,
        sample().replace("\"wallSeconds\"", "\"wallTime\" : 1, \"wallSeconds\""),
        ": field run.wallTime is unknown.");
    assertRefused(
        folder, sample().replaceFirst("\"id\" : [^,]+,", ""), ": field run.id is missing.");
    assertRefused(
        folder,
        sample().replace("61.5", "\"long\""),
        ": field run.wallSeconds cannot be \"long\".");
    assertRefused(folder, sample().replace("61.5", "null"), ": field run.wallSeconds is null.");
  }

  @Test
  void aMissingFileIsNamed(@TempDir Path folder) {
    Path file = folder.resolve("result.json");

    assertThatThrownBy(() -> ResultJson.read(file))
        .isInstanceOf(InputException.class)
        .hasMessage("There is no result " + file + ".");
  }

  @Test
  void bytesThatAreNoTextAreRefused(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("result.json"), new byte[] {(byte) 0xff, 0});

    assertThatThrownBy(() -> ResultJson.read(file))
        .isInstanceOf(InputException.class)
        .hasMessage("Cannot read result " + file + ": it is no UTF-8 text.");
  }

  private static void assertRefused(Path folder, String text, String end) throws IOException {
    Path file = Files.writeString(folder.resolve("result.json"), text);

    assertThatThrownBy(() -> ResultJson.read(file))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("Cannot read result " + file)
        .hasMessageEndingWith(end)
        .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("\n", "java."));
  }

  private static String sample() {
    return ResultJson.text(ResultSamples.complete());
  }

  private static RunResult withSpec(Map<String, Object> spec) {
    RunResult sample = ResultSamples.complete();
    return new RunResult(
        sample.schemaVersion(),
        sample.run(),
        spec,
        sample.provenance(),
        sample.model(),
        sample.split(),
        sample.training(),
        sample.metrics(),
        sample.baselines(),
        sample.oracle(),
        sample.skill(),
        sample.intervals(),
        sample.instruments(),
        sample.artifacts());
  }
}
