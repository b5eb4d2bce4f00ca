package io.workbench.ui.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import io.workbench.train.run.FolderLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagesTest {
  private static final Path REFERENCE =
      Path.of("..", "experiments", "results", "reference", "synthetic-lstm");
  private static final String SPEC =
      """
      name: half
      data: {source: synthetic}
      model: {kind: gru}
      """;
  private static final String EPOCH =
      "{\"epoch\":%d,\"trainLoss\":0.5,\"validationLoss\":0.25,\"learningRate\":0.001,\"seconds\":1.0}\n";

  @TempDir Path folder;
  private Path results;
  private ResultsIndex index;

  @BeforeEach
  void makeFolder() {
    results = folder.resolve("results");
    index = new ResultsIndex(new ResultPaths(results));
  }

  @Test
  void aFolderThatIsNotThereYetIsEmpty() {
    assertThat(index.scan(Instant.now()).items()).isEmpty();
    assertThat(index.scan(Instant.now()).problems()).isEmpty();
  }

  @Test
  void aFinishedRunShowsItsScoreAndADeletedOneIsGone() throws IOException {
    Path run = copyReference("deep/er/run");
    ResultItem item = only();
    assertThat(item.id()).isEqualTo("deep/er/run");
    assertThat(item.state()).isEqualTo(ResultState.COMPLETE);
    assertThat(item.metric()).isEqualTo("test RMSE");
    assertThat(item.skill()).isGreaterThan(0.3);
    for (String file : List.of("result.json", "spec.yaml", "history.jsonl")) {
      Files.delete(run.resolve(file));
    }
    assertThat(index.scan(Instant.now()).items()).isEmpty();
  }

  @Test
  void brokenNewerAndHalfFilesAreASentenceEach() throws IOException {
    Path run = copyReference("run");
    Path file = run.resolve("result.json");
    String good = Files.readString(file);
    Files.writeString(file, good.substring(0, good.length() / 2));
    assertThat(rescanned().state()).isEqualTo(ResultState.UNREADABLE);
    assertThat(rescanned().note()).contains("Cannot read result").endsWith(".");
    Files.writeString(file, good.replaceFirst("\"schemaVersion\" : 1", "\"schemaVersion\" : 99"));
    assertThat(rescanned().note()).contains("a newer workbench wrote it");
    Files.writeString(file, "");
    assertThat(rescanned().state()).isEqualTo(ResultState.UNREADABLE);
  }

  @Test
  void aRunOfAnotherProcessIsFollowedAndOneThatWasKilledSaysHowToGoOn() throws IOException {
    Path run = Files.createDirectories(results.resolve("run"));
    Files.writeString(run.resolve("spec.yaml"), SPEC);
    Files.writeString(run.resolve("history.jsonl"), epochs(1) + epochs(2));
    ResultItem item = only();
    assertThat(item.state()).isEqualTo(ResultState.RUNNING);
    assertThat(item.done()).isEqualTo(2);
    assertThat(item.value()).isEqualTo(0.25);
    Instant later = Instant.now().plus(Duration.ofMinutes(10));
    ResultItem killed = index.scan(later).items().get(0);
    assertThat(killed.state()).isEqualTo(ResultState.INTERRUPTED);
    assertThat(killed.note()).contains("train --resume " + run);
  }

  @Test
  void aRunRunsForAsLongAsAProcessHoldsItsFolder() throws IOException {
    Path run = Files.createDirectories(results.resolve("run"));
    Files.writeString(run.resolve("spec.yaml"), SPEC);
    Files.writeString(run.resolve("history.jsonl"), epochs(1));
    Instant later = Instant.now().plus(Duration.ofMinutes(10));
    try (FolderLock held = FolderLock.hold(run, "run")) {
      assertThat(held).isNotNull();
      assertThat(index.scan(later).items().get(0).state()).isEqualTo(ResultState.RUNNING);
    }
    ResultItem killed = only();
    assertThat(killed.state()).isEqualTo(ResultState.INTERRUPTED);
    assertThat(killed.note()).contains("train --resume " + run);
  }

  @Test
  void aRunThatWasInterruptedRunsAsSoonAsItGoesOn() throws IOException {
    Path run = copyReference("run");
    Path file = run.resolve("result.json");
    String result = Files.readString(file);
    Files.writeString(
        file, result.replace("\"status\" : \"complete\"", "\"status\" : \"interrupted\""));
    FolderLock.hold(run, "run").close();
    for (String name : List.of(".lock", "history.jsonl", "result.json")) {
      FileTime ended = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
      Files.setLastModifiedTime(run.resolve(name), ended);
    }
    assertThat(only().state()).isEqualTo(ResultState.INTERRUPTED);
    try (FolderLock held = FolderLock.hold(run, "run")) {
      assertThat(held).isNotNull();
      assertThat(only().state()).isEqualTo(ResultState.RUNNING);
    }
    assertThat(only().state()).isEqualTo(ResultState.INTERRUPTED);
  }

  @Test
  void aTrialThatWasKilledGoesOnWithItsSweep() throws IOException {
    Path run = Files.createDirectories(results.resolve("hunt/trials/3"));
    Files.writeString(run.resolve("spec.yaml"), SPEC);
    FolderLock.hold(run, "run").close();
    assertThat(RunItems.read("hunt/trials/3", run, Instant.now()).note())
        .contains("sweep --resume " + results.resolve("hunt"));
  }

  @Test
  void noIdLeadsOutOfTheResults() throws IOException {
    Files.createDirectories(results);
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.createSymbolicLink(results.resolve("link"), outside);
    ResultPaths paths = new ResultPaths(results);
    for (String id :
        List.of("..", "../outside", "link", "", ".", outside.toString(), "a\0b", "nothing")) {
      assertThatThrownBy(() -> paths.folder(id)).as(id).isInstanceOf(InputException.class);
    }
    Files.createDirectories(results.resolve("a").resolve("b"));
    assertThat(paths.folder("a/b")).isEqualTo(results.resolve("a").resolve("b"));
  }

  @Test
  void noFileOfAResultLeadsOutOfTheResults() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.yaml"), "password: hunter2\n");
    for (String file :
        List.of("result.json", "spec.yaml", "history.jsonl", "test_forecasts.csv", "report.html")) {
      String id = "run-" + file;
      Path run = copyReference(id);
      Files.deleteIfExists(run.resolve(file));
      Files.createSymbolicLink(run.resolve(file), secret);
      assertThatThrownBy(() -> new ResultPaths(results).folder(id))
          .isInstanceOf(InputException.class)
          .hasMessage(
              "\"" + id + "/" + file + "\" leads out of the results: such a link is not followed.");
    }
    assertThat(index.scan(Instant.now()).items())
        .hasSize(5)
        .allSatisfy(
            item -> {
              assertThat(item.state()).isEqualTo(ResultState.UNREADABLE);
              assertThat(item.note()).contains("leads out of the results");
            });
    Path plots = Files.createDirectories(folder.resolve("plots"));
    Files.writeString(plots.resolve("predictions.png"), "secret");
    Files.createSymbolicLink(copyReference("drawn").resolve("plots"), plots);
    assertThatThrownBy(() -> new ResultPaths(results).folder("drawn"))
        .hasMessageContaining("drawn/plots");
    Path forecasts = copyReference("within").resolve("test_forecasts.csv");
    Files.createSymbolicLink(forecasts, results.resolve("within/history.jsonl"));
    assertThat(new ResultPaths(results).folder("within")).isDirectory();
  }

  @Test
  void whatIsToBeComparedIsListedHoweverDeepItLies() throws IOException {
    copyReference("a/b/c/d/e/run");
    assertThat(only().id()).isEqualTo("a/b/c/d/e/run");
    assertThat(new CompareIndex(new ResultPaths(results)).scan().items())
        .extracting(CompareItem::id)
        .containsExactly("a/b/c/d/e/run");
  }

  @Test
  void aLinkToAFolderIsNotFollowed() throws IOException {
    Path run = copyReference("run");
    Files.createSymbolicLink(results.resolve("again"), run);
    assertThat(only().id()).isEqualTo("run");
  }

  private static String epochs(int number) {
    return EPOCH.replace("%d", Integer.toString(number));
  }

  private ResultItem only() {
    List<ResultItem> items = index.scan(Instant.now()).items();
    assertThat(items).hasSize(1);
    return items.get(0);
  }

  /** A change within the resolution of the file system's clock would go unseen. */
  private ResultItem rescanned() {
    index = new ResultsIndex(new ResultPaths(results));
    return only();
  }

  private Path copyReference(String id) throws IOException {
    Path run = Files.createDirectories(results.resolve(id));
    for (String file : List.of("history.jsonl", "spec.yaml", "result.json")) {
      Files.copy(REFERENCE.resolve(file), run.resolve(file));
    }
    return run;
  }
}
