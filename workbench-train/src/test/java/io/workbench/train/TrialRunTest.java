package io.workbench.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.data.window.Panel;
import io.workbench.train.loop.BatchProgress;
import io.workbench.train.loop.EpochProgress;
import io.workbench.train.loop.ProgressListener;
import io.workbench.train.loop.RunStart;
import io.workbench.train.loop.StopReason;
import io.workbench.train.loop.StopSignal;
import io.workbench.train.run.RunResult.Status;
import io.workbench.train.spec.RunSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialRunTest {
  private static final RunSpec SPEC = TinyRun.spec("training.engine=compiled");
  private static final Panel DATASET = TrainingRun.prepare(SPEC, false);

  @Test
  void aTrialHasTheNumbersOfTheSameRun(@TempDir Path results) throws IOException {
    RunOutcome run = TrainingRun.start(SPEC, TinyRun.request(results));
    RunOutcome trial =
        TrainingRun.trial(SPEC, DATASET, results.resolve("trials/0"), TinyRun.request(results));

    assertThat(Numbers.of(trial)).isEqualTo(Numbers.of(run));
    assertThat(trial.result().run().kind()).isEqualTo("trial");
    assertThat(trial.directory().resolve("plots")).doesNotExist();
    assertThat(SchemaProblems.of(trial)).isEmpty();
  }

  @Test
  void aPrunedTrialKeepsItsBestModelAndNoCheckpoint(@TempDir Path results) throws IOException {
    StopSignal stop = new StopSignal();
    ProgressListener pruner =
        new ProgressListener() {
          @Override
          public void onEpoch(EpochProgress progress) {
            stop.request(StopReason.PRUNED);
          }
        };
    RunOutcome trial =
        TrainingRun.trial(
            SPEC, DATASET, results.resolve("0"), TinyRun.request(results, pruner, stop));

    assertThat(trial.result().run().status()).isEqualTo(Status.PRUNED);
    assertThat(trial.result().training().epochs()).isEqualTo(1);
    assertThat(trial.result().metrics().test()).isNotNull();
    assertThat(trial.directory().resolve("checkpoint.bin")).doesNotExist();
    assertThat(SchemaProblems.of(trial)).isEmpty();
  }

  @Test
  void aTrialWhoseSweepIsInterruptedGoesOnWithTheSameNumbers(@TempDir Path results)
      throws IOException {
    RunOutcome whole =
        TrainingRun.trial(SPEC, DATASET, results.resolve("whole"), TinyRun.request(results));
    Path folder = results.resolve("cut");
    StopSignal sweep = new StopSignal();
    ProgressListener interrupts =
        new ProgressListener() {
          @Override
          public void onBatch(BatchProgress progress) {
            if (progress.epoch() == 2) {
              sweep.request();
            }
          }
        };
    RunOutcome cut =
        TrainingRun.trial(
            SPEC, DATASET, folder, TinyRun.request(results, interrupts, sweep.child()));
    assertThat(cut.result().run().status()).isEqualTo(Status.INTERRUPTED);

    FirstEpoch first = new FirstEpoch();
    RunOutcome resumed =
        TrainingRun.trial(SPEC, DATASET, folder, TinyRun.request(results, first, new StopSignal()));
    assertThat(Numbers.of(resumed)).isEqualTo(Numbers.of(whole));
    assertThat(first.epoch).isEqualTo(2);
  }

  @Test
  void aTrialWithOtherSettingsBeginsAnew(@TempDir Path results) throws IOException {
    Path folder = results.resolve("0");
    StopSignal stop = new StopSignal();
    ProgressListener interrupts =
        new ProgressListener() {
          @Override
          public void onEpoch(EpochProgress progress) {
            stop.request();
          }
        };
    TrainingRun.trial(SPEC, DATASET, folder, TinyRun.request(results, interrupts, stop));
    assertThat(Files.exists(folder.resolve("checkpoint.bin"))).isTrue();

    RunSpec other = TinyRun.spec("training.engine=compiled", "model.hiddenSize=9");
    FirstEpoch first = new FirstEpoch();
    RunOutcome trial =
        TrainingRun.trial(
            other, DATASET, folder, TinyRun.request(results, first, new StopSignal()));
    assertThat(first.epoch).isEqualTo(1);
    assertThat(trial.result().run().status()).isEqualTo(Status.COMPLETE);
  }

  private static final class FirstEpoch implements ProgressListener {
    private int epoch;

    @Override
    public void onStart(RunStart start) {
      epoch = start.firstEpoch();
    }
  }
}
