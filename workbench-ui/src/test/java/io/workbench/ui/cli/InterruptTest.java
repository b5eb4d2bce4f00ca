package io.workbench.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.train.run.EpochRecord;
import io.workbench.train.run.ResultJson;
import io.workbench.train.run.RunResult;
import io.workbench.train.run.RunResult.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs in processes of their own that are interrupted or killed, and then go on. */
class InterruptTest {
  private static final int EPOCHS = 80;

  @TempDir static Path folder;
  private static Path spec;
  private static RunResult whole;

  @BeforeAll
  static void trainWithoutInterruption() {
    spec = Samples.spec(folder);
    whole = result(CommandRun.of(train(folder)).succeeded().runFolder());
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void anInterruptedRunKeepsItsBestModelAndGoesOnToTheSameNumbers(String signal) throws Exception {
    Path results = folder.resolve(signal);
    Path run;
    try (ChildCommand child = ChildCommand.startOf(HeldMain.class, train(results))) {
      child.awaitLine(HeldMain.AT);
      child.signal(signal);

      assertThat(child.waitFor()).isEqualTo(ErrorSentences.INTERRUPTED);

      run = onlyRunIn(results);
      assertThat(child.out()).containsExactly(run.toString());
      assertThat(child.err())
          .contains("Interrupted: ending the run and writing its result.")
          .contains("Go on with: ./workbench train --resume " + run)
          .noneMatch(line -> line.startsWith("\tat "));
    }
    RunResult interrupted = result(run);
    assertThat(interrupted.run().status()).isEqualTo(Status.INTERRUPTED);
    assertThat(interrupted.training().epochs()).isBetween(2, EPOCHS - 1);
    assertThat(interrupted.training().bestEpoch()).isNotNull();
    Path data = folder.resolve("day.csv");
    CommandRun.of("predict", "--bundle", run.resolve("model.zip"), "--data", data).succeeded();

    CommandRun resumed = CommandRun.of("train", "--resume", run).succeeded();

    assertThat(resumed.out().lines()).containsExactly(run.toString());
    assertThat(resumed.err())
        .contains(", from epoch " + (interrupted.training().epochs() + 1) + System.lineSeparator());
    assertSameNumbers(result(run));
  }

  @Test
  void aKilledRunLeavesNoResultAndGoesOnToTheSameNumbers() throws Exception {
    Path results = folder.resolve("KILL");
    try (ChildCommand child = ChildCommand.startOf(HeldMain.class, train(results))) {
      child.awaitLine(HeldMain.AT);
      child.signal("KILL");

      assertThat(child.waitFor()).isEqualTo(128 + 9);
    }
    Path run = onlyRunIn(results);
    assertThat(run.resolve("result.json")).doesNotExist();
    assertThat(run.resolve("model.zip")).doesNotExist();

    CommandRun.of("train", "--resume", run).succeeded();

    assertSameNumbers(result(run));
  }

  private static Object[] train(Path results) {
    return new Object[] {
      "train",
      spec,
      "--out",
      results,
      "--set",
      "training.epochs=" + EPOCHS,
      "--set",
      "training.patience=" + EPOCHS,
      "--set",
      "model.dropout=0.2"
    };
  }

  private static void assertSameNumbers(RunResult result) {
    assertThat(result.run().status()).isEqualTo(Status.COMPLETE);
    assertThat(untimed(result).equals(untimed(whole))).as("the same history").isTrue();
    assertThat(result.metrics()).isEqualTo(whole.metrics());
    assertThat(result.skill()).isEqualTo(whole.skill());
  }

  private static List<EpochRecord> untimed(RunResult result) {
    return result.training().history().stream()
        .map(
            epoch ->
                new EpochRecord(
                    epoch.epoch(),
                    epoch.trainLoss(),
                    epoch.validationLoss(),
                    epoch.learningRate(),
                    epoch.gradientNorm(),
                    0))
        .toList();
  }

  private static RunResult result(Path run) {
    return ResultJson.read(run.resolve("result.json"));
  }

  private static Path onlyRunIn(Path results) throws IOException {
    try (Stream<Path> runs = Files.list(results)) {
      return runs.toList().get(0);
    }
  }
}
