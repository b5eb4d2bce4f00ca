package io.workbench.train;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.workbench.data.InputException;
import io.workbench.data.OutputException;
import io.workbench.train.evaluate.Metrics;
import io.workbench.train.loop.BatchProgress;
import io.workbench.train.loop.Checkpoint;
import io.workbench.train.loop.EpochProgress;
import io.workbench.train.loop.ProgressListener;
import io.workbench.train.loop.StopSignal;
import io.workbench.train.run.Bundle;
import io.workbench.train.run.Interval;
import io.workbench.train.run.ResultJson;
import io.workbench.train.run.RunResult;
import io.workbench.train.run.RunResult.Scores;
import io.workbench.train.run.RunResult.Status;
import io.workbench.train.run.TestForecasts;
import io.workbench.train.spec.RunSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingRunTest {
  @Test
  void aRunLeavesItsFilesAndAResultThatReadsBack(@TempDir Path results) throws IOException {
    RunOutcome outcome = TrainingRun.start(TinyRun.spec(), TinyRun.request(results));

    RunResult result = ResultJson.read(outcome.directory().resolve("result.json"));
    assertThat(result).isEqualTo(outcome.result());
    assertThat(result.run().status()).isEqualTo(Status.COMPLETE);
    assertThat(result.run().id()).endsWith("-tiny-gru");
    assertThat(result.training().epochs()).isEqualTo(3);
    assertThat(result.training().history()).hasSize(3);
    Metrics test = requireNonNull(result.metrics().test());
    assertThat(test.n()).isEqualTo(result.split().test().windows());
    assertThat(result.artifacts())
        .extracting("path")
        .containsExactly(
            "spec.yaml",
            "history.jsonl",
            "model.zip",
            "test_forecasts.csv",
            "plots/training_history.png",
            "plots/predictions.png");
    assertThat(result.baselines())
        .containsOnlyKeys("persistence", "movingAverage", "seasonalNaive", "ridge", "mean");
    assertThat(result.oracle()).isNotNull();
    assertThat(result.skill()).isNotNull();
    assertThat(Files.readAllLines(outcome.directory().resolve("history.jsonl"))).hasSize(3);
    assertThat(outcome.directory().resolve("checkpoint.bin")).doesNotExist();
    assertThat(SchemaProblems.of(outcome)).isEmpty();
    assertForecastsGiveTheScores(outcome);
    assertIntervalsAreThoseOfTheBundle(outcome);
  }

  private static void assertIntervalsAreThoseOfTheBundle(RunOutcome outcome) {
    List<Interval> intervals = requireNonNull(outcome.result().intervals());
    assertThat(intervals).extracting(Interval::coverage).containsExactly(0.8, 0.95);
    assertThat(Bundle.read(outcome.directory().resolve("model.zip")).intervals())
        .isEqualTo(intervals);
    TestForecasts test = TestForecasts.read(outcome.directory().resolve(TestForecasts.FILE));
    for (Interval interval : intervals) {
      int held = 0;
      for (int window = 0; window < test.size(); window++) {
        double size = Math.abs(test.actual()[window] - test.forecast()[window]);
        held += size <= interval.halfWidth() ? 1 : 0;
      }
      assertThat(interval.testCoverage()).isEqualTo((double) held / test.size());
    }
    assertThat(intervals.get(1).halfWidth()).isGreaterThan(intervals.get(0).halfWidth());
  }

  /** The forecasts on disk are those that the result's numbers are about. */
  private static void assertForecastsGiveTheScores(RunOutcome outcome) {
    TestForecasts forecasts = TestForecasts.read(outcome.directory().resolve(TestForecasts.FILE));
    RunResult.Part part = outcome.result().split().test();
    assertThat(forecasts.size()).isEqualTo((int) part.windows());
    assertThat(forecasts.timesMillis()[forecasts.size() - 1]).isEqualTo(part.to().toEpochMilli());
    assertThat(forecasts.baselineNames())
        .containsExactly("persistence", "movingAverage", "seasonalNaive", "ridge", "mean");
    for (String name : forecasts.baselineNames()) {
      Scores scores = requireNonNull(outcome.result().baselines().get(name));
      assertThat(meanSquaredError(forecasts, forecasts.baseline(name)))
          .isCloseTo(requireNonNull(scores.test()).mse(), within(1e-15));
    }
    assertThat(meanSquaredError(forecasts, forecasts.forecast()))
        .isCloseTo(requireNonNull(outcome.result().metrics().test()).mse(), within(1e-15));
  }

  private static double meanSquaredError(TestForecasts forecasts, double[] foretold) {
    double sum = 0;
    for (int window = 0; window < foretold.length; window++) {
      sum += Math.pow(forecasts.actual()[window] - foretold[window], 2);
    }
    return sum / foretold.length;
  }

  @ParameterizedTest
  @ValueSource(strings = {"rnn", "lstm", "attention"})
  void everyKindTrainsAndListsItsLayers(String kind, @TempDir Path results) {
    RunSpec spec = TinyRun.spec("training.epochs=1", "model.kind=" + kind);

    RunOutcome outcome = TrainingRun.start(spec, TinyRun.request(results));

    RunResult.Model model = outcome.result().model();
    assertThat(model.kind()).isEqualTo(kind);
    assertThat(model.layers()).extracting(RunResult.Layer::name).doesNotContainNull();
    assertThat(model.layers().stream().mapToLong(RunResult.Layer::parameters).sum())
        .isEqualTo(model.parameters());
  }

  @Test
  void theSameSeedGivesTheSameNumbersAndAnotherSeedOthers(@TempDir Path results)
      throws IOException {
    RunSpec spec = TinyRun.spec("training.epochs=2");
    RunOutcome first = TrainingRun.start(spec, TinyRun.request(results));
    RunOutcome second = TrainingRun.start(spec, TinyRun.request(results));
    RunOutcome other =
        TrainingRun.start(TinyRun.spec("training.epochs=2", "seed=1"), TinyRun.request(results));

    assertThat(Numbers.of(second)).isEqualTo(Numbers.of(first));
    assertThat(Numbers.of(other)).isNotEqualTo(Numbers.of(first));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dl4j", "compiled"})
  void anInterruptedRunKeepsItsBestModelAndGoesOnWithTheSameNumbers(
      String engine, @TempDir Path results) throws IOException {
    RunSpec spec = TinyRun.spec("training.engine=" + engine);
    RunOutcome whole = TrainingRun.start(spec, TinyRun.request(results));
    assertThat(whole.result().provenance().environment().engine()).isEqualTo(engine);
    for (int batches : new int[] {1, 8}) {
      StopSignal stop = new StopSignal();
      RunOutcome cut =
          TrainingRun.start(spec, TinyRun.request(results, stopAfter(stop, batches), stop));
      assertThat(cut.result().run().status()).isEqualTo(Status.INTERRUPTED);
      assertThat(SchemaProblems.of(cut)).isEmpty();
      int epochs = cut.result().training().epochs();
      assertThat(Files.exists(cut.directory().resolve("model.zip"))).isEqualTo(epochs > 0);

      RunOutcome resumed = TrainingRun.resume(cut.directory(), TinyRun.request(results));
      assertThat(Numbers.of(resumed)).isEqualTo(Numbers.of(whole));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "hiddenSize: 8, hiddenSize: 9, model.hiddenSize was 8 and now is 9",
    "epochs: 3, epochs: 4, training.epochs was 3 and now is 4",
    "kind: gru, kind: lstm, model.kind was gru and now is lstm",
    "seed: 7, seed: 8, data.seed was 7 and now is 8",
    "'reduceOnPlateau:\n"
        + "    factor: 0.5\n"
        + "    patience: 0', 'reduceOnPlateau: null', training.reduceOnPlateau.factor was 0.5 and"
        + " now is absent"
  })
  void aRunWhoseSpecWasEditedIsNotResumed(
      String before, String after, String change, @TempDir Path results) throws IOException {
    StopSignal stop = new StopSignal();
    Path directory =
        TrainingRun.start(TinyRun.spec(), TinyRun.request(results, stopAfter(stop, 8), stop))
            .directory();
    Path spec = directory.resolve("spec.yaml");
    String yaml = Files.readString(spec);
    Files.writeString(spec, yaml.replace(before, after));
    assertThat(spec).content().isNotEqualTo(yaml);

    assertThatThrownBy(() -> TrainingRun.resume(directory, TinyRun.request(results)))
        .isInstanceOf(InputException.class)
        .hasMessage(directory + ": a run goes on with the spec it began with, but " + change + ".");
  }

  @Test
  void aRunWithScalarKernelsIsNotResumedWithVectorKernels(@TempDir Path results) {
    StopSignal stop = new StopSignal();
    Path directory =
        TrainingRun.start(
                TinyRun.spec("training.engine=compiled"),
                TinyRun.request(results, stopAfter(stop, 8), stop))
            .directory();
    Path file = directory.resolve("checkpoint.bin");
    Checkpoint written = Checkpoint.read(file);
    assertThat(written.engine()).startsWith("compiled (vector, ");
    new Checkpoint(
            "compiled (scalar)",
            written.identity(),
            written.startedAtMillis(),
            written.history(),
            written.state(),
            written.bestParameters())
        .write(file);

    assertThatThrownBy(() -> TrainingRun.resume(directory, TinyRun.request(results)))
        .isInstanceOf(InputException.class)
        .hasMessage(
            directory
                + ": a run goes on with the engine it began with, compiled (scalar), but this"
                + (" machine picked " + written.engine() + "."));
  }

  @Test
  void aFolderWithoutARunIsNotResumed(@TempDir Path results) {
    assertThatThrownBy(() -> TrainingRun.resume(results, TinyRun.request(results)))
        .hasMessage(results + ": not a run's folder, it has no spec.yaml.");
  }

  @Test
  void aRunIsWorkedOnByOneAtATime(@TempDir Path results) {
    List<String> refusals = new ArrayList<>();
    ProgressListener resumesItself =
        new ProgressListener() {
          @Override
          public void onDirectory(Path directory) {
            try {
              TrainingRun.resume(directory, TinyRun.request(results));
            } catch (InputException e) {
              refusals.add(e.getMessage());
            }
          }
        };

    RunOutcome outcome =
        TrainingRun.start(
            TinyRun.spec("training.epochs=1"),
            TinyRun.request(results, resumesItself, new StopSignal()));

    assertThat(refusals)
        .containsExactly(outcome.directory() + ": another process is working on this run.");
  }

  @Test
  void anExplodingLossFailsWithTheReason(@TempDir Path results) throws IOException {
    RunOutcome outcome =
        TrainingRun.start(
            TinyRun.spec("training.learningRate=1e9", "training.clipNorm=0"),
            TinyRun.request(results));

    assertThat(outcome.result().run().status()).isEqualTo(Status.FAILED);
    assertThat(outcome.result().run().failure())
        .matches("The (training|validation) loss (became NaN|exploded beyond 1000000.0).*");
    assertThat(outcome.result().training().bestEpoch()).isNull();
    assertThat(outcome.result().metrics().test()).isNull();
    assertThat(outcome.directory().resolve("model.zip")).doesNotExist();
    assertThat(SchemaProblems.of(outcome)).isEmpty();
  }

  @Test
  void aCheckpointThatCannotBeWrittenEndsTheRunInOneSentenceWithoutAResult(@TempDir Path results)
      throws IOException {
    List<Path> directories = new ArrayList<>();
    ProgressListener blocks =
        new ProgressListener() {
          @Override
          public void onDirectory(Path directory) {
            directories.add(directory);
            // Nobody, the superuser included, can write a file where a folder is.
            assertThat(directory.resolve("checkpoint.bin").toFile().mkdir()).isTrue();
          }
        };

    assertThatThrownBy(
            () ->
                TrainingRun.start(
                    TinyRun.spec(), TinyRun.request(results, blocks, new StopSignal())))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("checkpoint.bin")
        .hasMessageMatching("[^\n]*\\.");
    assertThat(directories.get(0).resolve("result.json")).doesNotExist();
    assertThat(directories.get(0).resolve("model.zip")).doesNotExist();
  }

  @Test
  void progressTellsEveryEpochItsNumbers(@TempDir Path results) {
    List<EpochProgress> epochs = new ArrayList<>();
    ProgressListener listener =
        new ProgressListener() {
          @Override
          public void onEpoch(EpochProgress progress) {
            epochs.add(progress);
          }
        };

    RunOutcome outcome =
        TrainingRun.start(TinyRun.spec(), TinyRun.request(results, listener, new StopSignal()));

    assertThat(epochs).extracting(epoch -> epoch.record().epoch()).containsExactly(1, 2, 3);
    assertThat(epochs.get(0).isBest()).isTrue();
    assertThat(epochs).allSatisfy(epoch -> assertThat(epoch.skill()).isNotNull().isLessThan(1));
    assertThat(epochs.get(2).secondsLeft()).isZero();
    // The skill shown for the best epoch is the one that the result's metrics give.
    Integer bestEpoch = requireNonNull(outcome.result().training().bestEpoch());
    EpochProgress best = epochs.get(bestEpoch - 1);
    Metrics model = requireNonNull(outcome.result().metrics().validation());
    Scores persistence = requireNonNull(outcome.result().baselines().get("persistence"));
    double expected = 1 - model.rmse() / requireNonNull(persistence.validation()).rmse();
    assertThat(best.skill()).isCloseTo(expected, within(1e-5));
  }

  @Test
  void anOutputFolderThatCannotBeMadeIsNamed(@TempDir Path results) throws IOException {
    Path file = Files.writeString(results.resolve("taken"), "");

    assertThatThrownBy(() -> TrainingRun.start(TinyRun.spec(), TinyRun.request(file)))
        .isInstanceOf(OutputException.class)
        .hasMessage("Cannot make a folder in " + file + ": " + file + " is a file, not a folder.");
  }

  @Test
  void badInputLeavesNoFolder(@TempDir Path results) {
    assertThatThrownBy(
            () ->
                TrainingRun.start(
                    TinyRun.spec("data={source: csv, path: missing.csv}"),
                    TinyRun.request(results.resolve("results"))))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("missing.csv");
    assertThat(results.resolve("results")).doesNotExist();
  }

  @Test
  void aPriceThatNeverMovesIsNothingToLearn(@TempDir Path folder) throws IOException {
    StringBuilder csv = new StringBuilder("timestamp,mid_price\n");
    for (int minute = 0; minute < 100; minute++) {
      csv.append(60_000L * minute).append(",2.5\n");
    }
    Path data = Files.writeString(folder.resolve("constant.csv"), csv);

    assertThatThrownBy(
            () ->
                TrainingRun.start(
                    TinyRun.spec("data={source: csv, path: '" + data + "'}"),
                    TinyRun.request(folder)))
        .isInstanceOf(InputException.class)
        .hasMessage(
            data
                + ": the price must move to be learned, but is 2.5 in all 70 rows of the training"
                + " part.");
  }

  private static ProgressListener stopAfter(StopSignal stop, int batches) {
    return new ProgressListener() {
      private int seen;

      @Override
      public void onBatch(BatchProgress progress) {
        if (++seen == batches) {
          stop.request();
        }
      }
    };
  }
}
