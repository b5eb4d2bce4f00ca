package io.workbench.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import io.workbench.train.loop.EpochProgress;
import io.workbench.train.loop.ProgressListener;
import io.workbench.train.loop.RunStart;
import io.workbench.train.loop.SampledListener;
import io.workbench.train.loop.StopReason;
import io.workbench.train.loop.StopSignal;
import io.workbench.train.loop.TrainingListeners;
import io.workbench.train.loop.TravellingListeners;
import io.workbench.train.run.RunResult.Status;
import io.workbench.train.spec.RunSpec;
import io.workbench.train.sweep.ClusterRunners;
import io.workbench.train.sweep.ClusterSettings;
import io.workbench.train.sweep.TrialRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** Spark within this process, on one thread. */
@EnabledForJreRange(max = JRE.JAVA_22)
class SparkLocalTest {
  private static final String COMMAND = "train tiny.yaml";
  private static final RunSpec LONG =
      TinyRun.spec(
          "training.engine=compiled", "training.epochs=100000", "training.patience=100000");

  private static TrialRunner spark;

  @TempDir Path folder;

  @BeforeAll
  static void connect() {
    spark =
        ClusterRunners.connectToSpark(
            new ClusterSettings("local[1]", Map.of(), List.of()), false, COMMAND, new Hears());
  }

  @AfterAll
  static void disconnect() {
    spark.close();
  }

  @Test
  void aRunThatDivergesHasFailedAndIsNotRepeated() {
    RunSpec spec = TinyRun.spec("training.learningRate=1e30", "training.clipNorm=0");

    RunOutcome outcome = run(spec, ProgressListener.NONE, new StopSignal());

    assertThat(outcome.result().run().status()).isEqualTo(Status.FAILED);
    assertThat(outcome.result().run().failure()).contains("became NaN");
  }

  @Test
  void badDataIsRefusedWithTheDriversPath() throws Exception {
    Path csv = Files.writeString(folder.resolve("bad.csv"), "timestamp,mid_price\n");
    RunSpec spec = TinyRun.spec("data={source: csv, path: " + csv + "}");

    assertThatThrownBy(() -> run(spec, ProgressListener.NONE, new StopSignal()))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(csv.toRealPath().toString());
  }

  @Test
  void aDriverThatGivesARunUpGetsItsResult() {
    StopSignal stop = new StopSignal();
    ProgressListener pruner =
        new ProgressListener() {
          @Override
          public void onEpoch(EpochProgress progress) {
            if (progress.record().epoch() == 2) {
              stop.request(StopReason.PRUNED);
            }
          }
        };

    RunOutcome outcome = run(LONG, pruner, stop);

    assertThat(outcome.result().run().status()).isEqualTo(Status.PRUNED);
    assertThat(outcome.result().training().epochs()).isEqualTo(2);
    assertThat(outcome.directory().resolve("model.zip")).exists();
  }

  @Test
  void anInterruptedRunGoesOnWhereItEnded() {
    StopSignal stop = new StopSignal();
    ProgressListener interrupts =
        new ProgressListener() {
          @Override
          public void onEpoch(EpochProgress progress) {
            stop.request();
          }
        };
    RunSpec spec = TinyRun.spec("training.engine=compiled");

    RunOutcome cut = run(spec, interrupts, stop);
    assertThat(cut.result().run().status()).isEqualTo(Status.INTERRUPTED);
    int[] first = new int[1];
    ProgressListener start =
        new ProgressListener() {
          @Override
          public void onStart(RunStart run) {
            first[0] = run.firstEpoch();
          }
        };
    RunOutcome resumed = run(spec, start, new StopSignal());

    assertThat(resumed.result().run().status()).isEqualTo(Status.COMPLETE);
    assertThat(first[0]).isEqualTo(2);
  }

  @Test
  void aRunThatNoMachineHasTakenUpIsCancelled() throws Exception {
    StopSignal stop = new StopSignal();
    StopSignal stopWaiting = new StopSignal();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<RunOutcome> running =
          threads.submit(() -> spark.run(LONG, folder.resolve("0"), stopped(stopWaiting), stop));
      while (!stopWaiting.isRequested()) {
        Thread.onSpinWait();
      }
      Future<RunOutcome> waiting =
          threads.submit(
              () -> spark.run(LONG, folder.resolve("1"), ProgressListener.NONE, stopWaiting));

      assertThatThrownBy(waiting::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(CancellationException.class);
      stop.request();
      assertThat(running.get().result().run().status()).isEqualTo(Status.INTERRUPTED);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void listenersTravelWithTheRunAndAreToldWhereItCameFrom() {
    run(TinyRun.spec("training.epochs=1"), ProgressListener.NONE, new StopSignal());

    assertThat(folder.resolve("7-was-heard")).isDirectory();
    assertThat(folder.resolve("7-was-closed")).isDirectory();
  }

  /** Leaves a folder beside the driver's for each run that begins, and one when it has ended. */
  private record Hears() implements TravellingListeners {
    @Override
    public TrainingListeners arrive(Path folder) {
      return new TrainingListeners() {
        @Override
        public List<SampledListener> forRun(RunStart start) {
          assertThat(start.directory()).isNotEqualTo(folder).endsWith(folder.getFileName());
          createDirectories(folder.resolveSibling(folder.getFileName() + "-was-heard"));
          return List.of();
        }

        @Override
        public void close() {
          createDirectories(folder.resolveSibling(folder.getFileName() + "-was-closed"));
        }
      };
    }

    private static void createDirectories(Path heard) {
      try {
        Files.createDirectories(heard);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Gives the signal when the run has started. */
  private static ProgressListener stopped(StopSignal signal) {
    return new ProgressListener() {
      @Override
      public void onStart(RunStart start) {
        signal.request();
      }
    };
  }

  private RunOutcome run(RunSpec spec, ProgressListener listener, StopSignal stop) {
    return spark.run(spec, folder.resolve("7"), listener, stop);
  }
}
