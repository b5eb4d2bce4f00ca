package io.workbench.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.train.sweep.journal.JournalLine;
import io.workbench.train.sweep.journal.JournalLine.Finished;
import io.workbench.train.sweep.journal.JournalReader;
import io.workbench.train.sweep.journal.TrialState;
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
import org.junit.jupiter.params.provider.ValueSource;

class SweepCommandTest {
  @TempDir static Path folder;
  private static Path spec;

  @BeforeAll
  static void writeSweep() throws IOException {
    Samples.spec(folder);
    spec =
        Files.writeString(
            folder.resolve("sweep.yaml"),
            """
            name: tiny
            base:
              data: {source: csv, path: day.csv}
              model: {kind: gru, hiddenSize: 4, layers: 1}
              training: {epochs: 3}
            search: {method: random, trials: 4, seed: 1}
            parameters:
              model.hiddenSize: {int: [2, 8]}
              training.learningRate: {real: [1.0e-3, 1.0e-2], log: true}
            """);
  }

  @Test
  void aSweepSaysWhatEachTrialCameToAndEndsWithItsFolder() throws IOException {
    CommandRun run = CommandRun.of("sweep", spec, "--out", folder.resolve("good")).succeeded();
    Path sweep = run.runFolder();
    assertThat(sweep.resolve("journal.jsonl")).isRegularFile();
    assertThat(finished(sweep)).hasSize(4);
    assertThat(run.err().lines().filter(line -> line.startsWith("trial "))).hasSize(4);
    assertThat(run.err())
        .contains("Sweep tiny: random, 4 trials, 1 at a time, by validation.rmse")
        .contains(" best ")
        .contains(
            "Sweep tiny: all trials are done. Trials: 4 complete, 0 pruned, 0 failed; epochs: 12.");
    CommandRun more =
        CommandRun.of("sweep", "--resume", sweep, "--set", "search.trials=5").succeeded();
    assertThat(more.err()).contains("5 trials of which 4 are done");
    assertThat(finished(sweep)).hasSize(5);
  }

  @Test
  void aDryRunShowsTheSpaceTheCandidatesAndTheCornersAndWritesNothing() throws IOException {
    List<Path> before = entries(folder);
    CommandRun run = CommandRun.of("sweep", spec, "--dry-run").succeeded();
    assertThat(run.out())
        .contains("model.hiddenSize: whole numbers 2 to 8")
        .contains("training.learningRate: numbers 0.001 to 0.01, evenly in logarithms")
        .contains("One training step at 4 corners:");
    assertThat(run.out().lines().filter(line -> line.startsWith("  done"))).hasSize(4);
    assertThat(entries(folder)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--ui", "--port 9001", "--ui-server http://h", "--master local[1]", "--out dry"})
  void aDryRunRefusesWhatWouldDoNothing(String option) {
    CommandRun.of((Object[]) ("sweep " + spec + " --dry-run " + option).split(" "))
        .failedWith(
            2,
            "sweep --dry-run trains one step here and writes nothing, so "
                + option.split(" ")[0]
                + " must be left out.");
  }

  /** The second trial trains until it is interrupted. */
  @Test
  void anInterruptedSweepSaysHowToGoOn() throws Exception {
    Path results = folder.resolve("interrupted");
    Path sweep;
    try (ChildCommand child =
        ChildCommand.start(
            "sweep",
            spec,
            "--out",
            results,
            "--set",
            "base.training.patience=1000000",
            "--set",
            "parameters.training.epochs=[3, 1000000]",
            "--set",
            "enqueue=[{%1$s, training.epochs: 3}, {%1$s, training.epochs: 1000000}]"
                .formatted("model.hiddenSize: 4, training.learningRate: 0.005"))) {
      child.awaitLine("trial   0");
      child.signal("INT");

      assertThat(child.waitFor()).isEqualTo(ErrorSentences.INTERRUPTED);

      sweep = onlyEntry(results);
      assertThat(child.out()).containsExactly(sweep.toString());
      assertThat(child.err()).contains("Go on with: ./workbench sweep --resume " + sweep);
    }
    assertThat(finished(sweep)).extracting(Finished::state).contains(TrialState.COMPLETE);
  }

  /** Whole KiB that a file may have, and the first of a sweep's files that is larger. */
  @ParameterizedTest
  @CsvSource({"6, checkpoint.bin, 4", "40, journal.jsonl, 60"})
  void aFullDiskStopsTheSweepWhichGoesOnWhenThereIsRoom(int kibibytes, String tooLarge, int trials)
      throws Exception {
    Path results = folder.resolve("full-" + kibibytes);
    try (ChildCommand child =
        ChildCommand.withLargestFile(
            kibibytes, "sweep", spec, "--out", results, "--set", "search.trials=" + trials)) {

      assertThat(child.waitFor()).isEqualTo(ErrorSentences.FAILED);

      assertThat(child.err())
          .last()
          .asString()
          .contains("File too large. When that is mended, go on with: ")
          .contains(tooLarge);
      assertThat(child.err()).noneMatch(line -> line.startsWith("\tat "));
    }
    Path sweep = onlyEntry(results);
    CommandRun.of("sweep", "--resume", sweep).succeeded();
    assertThat(finished(sweep)).extracting(Finished::trial).doesNotHaveDuplicates().hasSize(trials);
  }

  @Test
  void whatCannotBeDoneIsSaidInOneSentence() throws IOException {
    CommandRun.of("sweep").failedWith(2, "sweep needs a SPEC or --resume SWEEP, and not both.");
    CommandRun.of("sweep", spec, "--rerun-failed").failedWith(2, "needs --resume");
    CommandRun.of("sweep", spec, "--set", "search.method=magic").failedWith(2, "tpe");
    CommandRun.of("sweep", "--resume", folder)
        .failedWith(2, "not a sweep's folder, it has no journal.jsonl");
    Path run = folder.resolve("a-run");
    Samples.write(Files.createDirectories(run), "spec.yaml", List.of("name: a-run"));
    CommandRun.of("sweep", "--resume", run)
        .failedWith(
            2,
            run
                + ": this is a run, and only the command train goes on with it: train --resume "
                + run
                + ".");
    CommandRun.of("train", "--resume", folder)
        .failedWith(2, folder + ": this is a sweep, and only the command sweep goes on with it");
    CommandRun.of("sweep", spec, "--set", "parameters.model.hiddenSize=[0, 4]")
        .failedWith(2, "hiddenSize");
  }

  private static List<Finished> finished(Path sweep) {
    return JournalReader.read(sweep.resolve("journal.jsonl")).lines().stream()
        .map(JournalLine::event)
        .filter(Finished.class::isInstance)
        .map(Finished.class::cast)
        .toList();
  }

  private static Path onlyEntry(Path in) throws IOException {
    return entries(in).get(0);
  }

  private static List<Path> entries(Path in) throws IOException {
    try (Stream<Path> entries = Files.list(in)) {
      return entries.sorted().toList();
    }
  }
}
