package io.workbench.ui.page;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.train.run.ResultSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareIndexTest {
  private static final Path REFERENCE =
      Path.of("..", "experiments", "results", "reference", "synthetic-lstm", "result.json");

  @TempDir Path folder;
  private Path results;
  private CompareIndex index;

  @BeforeEach
  void makeFolder() {
    results = folder.resolve("results");
    index = new CompareIndex(new ResultPaths(results));
  }

  @Test
  void findsRunsHoweverDeepAndTheTrialsOfSweeps() throws IOException {
    copy("run");
    copy("a/b/c/run");
    Files.createDirectories(results.resolve("sweep"));
    Files.writeString(results.resolve("sweep/sweep.yaml"), "name: s\n");
    copy("sweep/trials/0");
    copy("sweep/trials/1/seed-43");
    copy(".hidden/run");

    assertThat(index.scan().items())
        .extracting(CompareItem::id)
        .containsExactlyInAnyOrder("run", "a/b/c/run", "sweep/trials/0", "sweep/trials/1/seed-43");
    assertThat(item("run").sweep()).isNull();
    assertThat(item("sweep/trials/0").sweep()).isEqualTo("sweep");
    assertThat(item("sweep/trials/1/seed-43").sweep()).isEqualTo("sweep");
    assertThat(result("run").testRmse()).isGreaterThan(0);
  }

  @Test
  void aResultElsewhereIsNotRead() throws IOException {
    Path file = copy("run");
    Files.move(file, folder.resolve("elsewhere.json"));
    Files.createSymbolicLink(file, folder.resolve("elsewhere.json"));
    assertThat(item("run").result()).isNull();
    assertThat(item("run").problem()).contains("leads out of the results");
  }

  @Test
  void aFileIsReadAgainOnlyWhenItHasChanged() throws IOException {
    Path file = copy("run");
    CompareItem first = item("run");
    assertThat(item("run")).isSameAs(first);

    String text = Files.readString(file);
    Files.writeString(file, text.replaceFirst("\"name\" : \"synthetic\"", "\"name\" : \"other\""));
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(60)));
    assertThat(result("run").name()).isEqualTo("other");
    Files.delete(file);
    assertThat(index.scan().items()).isEmpty();
  }

  @Test
  void brokenAndNewerResultsAreASentenceAndKeepTheOthers() throws IOException {
    copy("good");
    Path broken = copy("broken");
    Files.writeString(broken, Files.readString(broken).substring(0, 500));
    Files.writeString(copy("newer"), "{\"schemaVersion\": 2}");

    assertThat(index.scan().items()).hasSize(3);
    assertThat(item("good").problem()).isNull();
    assertThat(item("broken").result()).isNull();
    assertThat(item("broken").problem()).contains("Cannot read result").endsWith(".");
    assertThat(item("newer").problem()).contains("a newer workbench wrote it");
  }

  @Test
  void noLinkIsFollowed() throws IOException {
    copy("run");
    Files.createSymbolicLink(results.resolve("again"), results);
    assertThat(index.scan().items()).hasSize(1);
  }

  @Test
  void aFolderThatIsNotThereYetIsEmpty() {
    assertThat(index.scan().items()).isEmpty();
    assertThat(index.scan().problems()).isEmpty();
  }

  private ResultSummary result(String id) {
    return requireNonNull(item(id).result());
  }

  private CompareItem item(String id) {
    return index.scan().items().stream()
        .filter(item -> item.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private Path copy(String id) throws IOException {
    Path run = Files.createDirectories(results.resolve(id));
    return Files.copy(REFERENCE, run.resolve("result.json"));
  }
}
