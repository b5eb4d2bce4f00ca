package io.workbench.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
  @Test
  void writesTheContentAndLeavesNoTemporaryFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a/b/result.json");

    AtomicFiles.write(file, "first");
    AtomicFiles.write(file, "second");

    assertThat(file).hasContent("second");
    assertThat(names(folder.resolve("a/b"))).containsExactly("result.json");
  }

  @Test
  void aFullDiskKeepsTheOldFileAndLeavesNothingHalfWritten(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("result.json");
    AtomicFiles.write(file, "old");

    assertThatThrownBy(() -> AtomicFiles.write(file, out -> failAfterHalf(out, "No space left")))
        .isInstanceOf(OutputException.class)
        .hasMessage("Cannot write " + file + ": No space left.");

    assertThat(file).hasContent("old");
    assertThat(names(folder)).containsExactly("result.json");
  }

  @Test
  void aBugInTheContentAlsoLeavesNothingHalfWritten(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("result.json");

    assertThatThrownBy(
            () ->
                AtomicFiles.write(
                    file,
                    out -> {
                      throw new IllegalStateException("bug");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(names(folder)).isEmpty();
  }

  @Test
  void aFolderThatMayNotBeWrittenIsNamedInOneSentence(@TempDir Path folder) {
    Path file = folder.resolve("result.json");

    assertThatThrownBy(
            () ->
                AtomicFiles.write(
                    file,
                    out -> {
                      throw new AccessDeniedException(file.toString());
                    }))
        .isInstanceOf(OutputException.class)
        .hasMessage("Cannot write " + file + ": permission denied.");
  }

  @Test
  void aFileWhereAFolderShouldBeIsNamed(@TempDir Path folder) {
    Path notAFolder = folder.resolve("results");
    AtomicFiles.write(notAFolder, "text");

    assertThatThrownBy(() -> AtomicFiles.write(notAFolder.resolve("result.json"), "text"))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining(notAFolder + " is a file, not a folder");
  }

  @Test
  void aFolderWhereTheFileShouldBeIsNamed(@TempDir Path folder) {
    assertThatThrownBy(() -> AtomicFiles.write(folder, "text"))
        .isInstanceOf(OutputException.class)
        .hasMessage("Cannot write " + folder + ": it is a folder.");
  }

  @Test
  void anInterruptedThreadStillWritesAndStaysInterrupted(@TempDir Path folder) {
    Path file = folder.resolve("result.json");

    Thread.currentThread().interrupt();
    AtomicFiles.write(file, "text");

    assertThat(Thread.interrupted()).isTrue();
    assertThat(file).hasContent("text");
  }

  private static void failAfterHalf(OutputStream out, String reason) throws IOException {
    out.write("half".getBytes(StandardCharsets.UTF_8));
    out.flush();
    throw new IOException(reason);
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> directory.relativize(file).toString()).toList();
    }
  }
}
