package io.workbench.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultSummariesTest {
  @TempDir Path folder;

  @Test
  void saysTheSameAsTheWholeResult() {
    RunResult result = tagged(ResultSamples.complete(), List.of("paper", "baseline"));
    ResultSummary summary = ResultSummaries.read(written(result));

    assertThat(summary.id()).isEqualTo(result.run().id());
    assertThat(summary.name()).isEqualTo(result.run().name());
    assertThat(summary.status()).isEqualTo("complete");
    assertThat(summary.finishedAt()).isEqualTo(result.run().finishedAt());
    assertThat(summary.tags()).containsExactly("paper", "baseline");
    assertThat(summary.model()).isEqualTo("lstm");
    assertThat(summary.testRmse()).isEqualTo(0.25);
    assertThat(summary.skill()).isEqualTo(0.5);
  }

  @Test
  void aFailedRunHasNoScores() {
    ResultSummary summary = ResultSummaries.read(written(ResultSamples.failed()));

    assertThat(summary.status()).isEqualTo("failed");
    assertThat(summary.testRmse()).isNull();
    assertThat(summary.tags()).isEmpty();
    assertThat(summary.data()).isEqualTo("synthetic");
  }

  @Test
  void brokenNewerAndIncompleteFilesAreASentence() throws IOException {
    Path file = written(ResultSamples.complete());
    String good = Files.readString(file);

    assertFault(file, good.substring(0, good.length() / 2), "it ends in the middle.");
    assertFault(file, "", "it holds no JSON object.");
    assertFault(file, "[]", "it holds no JSON object.");
    assertFault(file, "{\"schemaVersion\": 99, \"a\": 1}", "a newer workbench wrote it.");
    assertFault(file, "{\"schemaVersion\": 1}", "field run.id is missing.");
    assertFault(
        file,
        good.replaceFirst("\"finishedAt\" : \"[^\"]*\"", "\"finishedAt\" : \"noon\""),
        "field run.finishedAt cannot be \"noon\".");
    Files.delete(file);
    assertThatThrownBy(() -> ResultSummaries.read(file)).hasMessageContaining("There is no result");
  }

  private static void assertFault(Path file, String text, String ending) throws IOException {
    Files.writeString(file, text);
    assertThatThrownBy(() -> ResultSummaries.read(file))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("Cannot read result " + file)
        .hasMessageEndingWith(ending);
  }

  private Path written(RunResult result) {
    Path file = folder.resolve("result.json");
    ResultJson.write(file, result);
    return file;
  }

  private static RunResult tagged(RunResult result, List<String> tags) {
    Map<String, Object> spec = new LinkedHashMap<>(result.spec());
    spec.put("tags", tags);
    return ResultSamples.with(result, result.run(), spec);
  }
}
