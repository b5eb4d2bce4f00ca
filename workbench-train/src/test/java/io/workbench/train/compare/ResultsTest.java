package io.workbench.train.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.workbench.data.InputException;
import io.workbench.train.run.FolderLock;
import io.workbench.train.run.ResultJson;
import io.workbench.train.run.ResultSamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {
  @Test
  void filesRunsAndFoldersOfRunsAreFoundOnce(@TempDir Path folder) {
    Path one = write(folder.resolve("one"));
    Path trial = write(folder.resolve("sweep/trials/7"));
    Path other = folder.resolve("elsewhere.json");
    ResultJson.write(other, ResultSamples.failed());

    Results results = Results.find(List.of(folder, one, one.resolve("result.json"), other));

    assertThat(results.found())
        .extracting(Results.Found::file)
        .containsExactly(other, one.resolve("result.json"), trial.resolve("result.json"));
    assertThat(results.problems()).isEmpty();
  }

  @Test
  void aBrokenResultIsToldAndTheOthersAreRead(@TempDir Path folder) throws IOException {
    write(folder.resolve("good"));
    Path broken = Files.createDirectory(folder.resolve("broken")).resolve("result.json");
    Files.writeString(broken, "{\"schemaVersion\" : 1, ");

    Results results = Results.find(List.of(folder, folder.resolve("none.json")));

    assertThat(results.found()).hasSize(1);
    assertThat(results.problems())
        .containsExactly(
            "Cannot read result " + broken + ", line 1: it ends in the middle.",
            "There is no result " + folder.resolve("none.json") + ".");
  }

  @Test
  void hiddenAndDeepFoldersAreLeftAlone(@TempDir Path folder) {
    write(folder.resolve(".cache"));
    write(folder.resolve("a/b/c/d/e/f/g"));
    write(folder.resolve("a"));

    assertThat(Results.find(List.of(folder)).found()).hasSize(1);
  }

  @Test
  void aFolderWithoutResultsIsToldWhileOthersAreRead(@TempDir Path folder) throws IOException {
    write(folder.resolve("good"));
    Path empty = Files.createDirectory(folder.resolve("empty"));

    Results results = Results.find(List.of(folder.resolve("good"), empty));

    assertThat(results.found()).hasSize(1);
    assertThat(results.problems())
        .containsExactly("There is no result.json in " + empty + ", searched 6 folders deep.");
  }

  @Test
  void whatIsUnfinishedIsToldWithTheWayOn(@TempDir Path folder) throws IOException {
    Path run = Files.createDirectories(folder.resolve("run"));
    Files.writeString(run.resolve("spec.yaml"), "name: tiny");
    Path sweep = Files.createDirectories(folder.resolve("sweep"));
    Files.writeString(sweep.resolve("sweep.yaml"), "name: tiny");
    Path trial = Files.createDirectories(sweep.resolve("trials/7"));
    Files.writeString(trial.resolve("spec.yaml"), "name: tiny");

    assertThat(problem(run))
        .isEqualTo(run + ": the run has no result yet; go on with: train --resume " + run + ".");
    assertThat(problem(sweep))
        .isEqualTo(
            sweep + ": the sweep has no result yet; go on with: sweep --resume " + sweep + ".");
    assertThat(problem(trial))
        .isEqualTo(
            trial + ": the run has no result yet; go on with: sweep --resume " + sweep + ".");
    try (FolderLock held = FolderLock.hold(run, "run")) {
      assertThat(problem(run))
          .isEqualTo(run + ": the run has no result yet: a process is working on it.");
    }
  }

  private static String problem(Path path) {
    InputException problem =
        catchThrowableOfType(InputException.class, () -> Results.find(List.of(path)));
    return String.valueOf(problem.getMessage());
  }

  @Test
  void nothingToCompareIsBadInput(@TempDir Path folder) {
    assertThatThrownBy(() -> Results.find(List.of(folder)))
        .isInstanceOf(InputException.class)
        .hasMessage("There is no result.json in " + folder + ", searched 6 folders deep.");
    assertThatThrownBy(() -> Results.find(List.of()))
        .isInstanceOf(InputException.class)
        .hasMessage("There is no result to compare.");
  }

  private static Path write(Path run) {
    ResultJson.write(run.resolve("result.json"), ResultSamples.complete());
    return run;
  }
}
