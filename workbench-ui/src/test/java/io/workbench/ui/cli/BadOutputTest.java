package io.workbench.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Output that cannot be written: one sentence, exit code 1, and nothing left that looks whole. A
 * folder below a regular file cannot be made by anyone, the superuser included; a limit on the size
 * of files fails a write in its middle as a full disk does.
 */
class BadOutputTest {
  @TempDir static Path folder;
  private static Path spec;
  private static Path file;

  @BeforeAll
  static void writeGoodInput() throws IOException {
    spec = Samples.spec(folder);
    file = Files.writeString(folder.resolve("taken"), "");
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() throws IOException {
    Path below = file.resolve("below");
    Path run = CommandRun.of("train", spec, "--out", folder).succeeded().runFolder();
    Path bundle = run.resolve("model.zip");
    Path day = folder.resolve("day.csv");

    CommandRun.of("train", spec, "--out", file)
        .failedWith(1, "Cannot make a folder in " + file, "is a file, not a folder");
    CommandRun.of("train", spec, "--out", below)
        .failedWith(1, "Cannot make a folder in " + below, "Not a directory");
    CommandRun.of("generate", below).failedWith(1, "Cannot write " + below, "not a folder");
    CommandRun.of("generate", folder)
        .failedWith(2, folder + " is a folder, but the name of a file was expected.");
    CommandRun.of("predict", "--bundle", bundle, "--data", day, "--json", "--output", folder)
        .failedWith(2, folder + " is a folder, but the name of a file was expected.");
    CommandRun.of("predict", "--bundle", bundle, "--data", day, "--output", below)
        .failedWith(1, "Cannot write " + below, "not a folder");
  }

  /** Whole KiB that a file may have, and the first of a run's files that is larger. */
  @ParameterizedTest
  @CsvSource({"3, checkpoint.bin", "6, result.json"})
  void aFullDiskLeavesNoResult(int kibibytes, String tooLarge) throws Exception {
    Path results = folder.resolve("full-" + kibibytes);
    try (ChildCommand child =
        ChildCommand.withLargestFile(kibibytes, "train", spec, "--out", results)) {

      assertThat(child.waitFor()).isEqualTo(ErrorSentences.FAILED);

      assertThat(child.err()).last().asString().startsWith("Cannot write ").contains(tooLarge);
      assertThat(child.err())
          .last()
          .asString()
          .endsWith(
              "File too large. When that is mended, go on with: ./workbench train --resume "
                  + onlyEntry(results));
      assertThat(child.err()).noneMatch(line -> line.startsWith("\tat "));
      assertThat(child.out()).isEmpty();
    }
    Path run = onlyEntry(results);
    assertThat(run.resolve("result.json")).doesNotExist();
    assertThat(names(run)).noneMatch(name -> name.endsWith(".part"));
    CommandRun.of("compare", results).failedWith(2, "There is no result.json in " + results);
    CommandRun resumed = CommandRun.of("train", "--resume", run).succeeded();
    assertThat(resumed.runFolder().resolve("result.json")).exists();
  }

  /** The pictures are the largest files of a run as small as this one. */
  @Test
  void plotsThatFoundNoRoomAreDrawnWhenTheRunIsResumed() throws Exception {
    Path results = folder.resolve("no-plots");
    Path run;
    try (ChildCommand child = ChildCommand.withLargestFile(16, "train", spec, "--out", results)) {
      assertThat(child.waitFor()).isZero();
      run = onlyEntry(results);
      assertThat(child.err())
          .last()
          .isEqualTo(
              "The run lacks a plot. When that is mended, have it drawn with: ./workbench train"
                  + " --resume "
                  + run);
    }
    assertThat(run.resolve("plots/predictions.png")).doesNotExist();

    CommandRun resumed = CommandRun.of("train", "--resume", run).succeeded();

    assertThat(resumed.err().lines())
        .startsWith(run + ": the run is complete; the plots it lacked are drawn.");
    assertThat(run.resolve("plots/predictions.png")).isNotEmptyFile();
    assertThat(run.resolve("plots/training_history.png")).isNotEmptyFile();
  }

  @Test
  void aFullDiskLeavesNoHalfWrittenSnapshots() throws Exception {
    Path market = folder.resolve("market.csv");
    try (ChildCommand child = ChildCommand.withLargestFile(4, "generate", market)) {

      assertThat(child.waitFor()).isEqualTo(ErrorSentences.FAILED);

      assertThat(child.err()).containsExactly("Cannot write " + market + ": File too large.");
      assertThat(child.out()).isEmpty();
    }
    assertThat(names(folder)).noneMatch(name -> name.contains("market"));
  }

  private static Path onlyEntry(Path in) throws IOException {
    return in.resolve(names(in).get(0));
  }

  private static List<String> names(Path in) throws IOException {
    try (Stream<Path> entries = Files.list(in)) {
      return entries.map(entry -> entry.getFileName().toString()).toList();
    }
  }
}
