package io.workbench.train.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.OutputException;
import io.workbench.train.RunOutcome;
import io.workbench.train.loop.EpochProgress;
import io.workbench.train.loop.ProgressListener;
import io.workbench.train.loop.StopReason;
import io.workbench.train.loop.StopSignal;
import io.workbench.train.run.ResultJson;
import io.workbench.train.run.RunResult.Status;
import io.workbench.train.spec.PrunerKind;
import io.workbench.train.spec.PrunerSpec;
import io.workbench.train.spec.RunSpec;
import io.workbench.train.sweep.journal.JournalLine.Finished;
import io.workbench.train.sweep.journal.SeedRecord;
import io.workbench.train.sweep.journal.TrialRecord;
import io.workbench.train.sweep.journal.TrialState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StopRequestsTest {
  private static final String[] ENDLESS = {
    "base.training.epochs=1000000", "base.training.patience=1000000", "parallel.workers=2"
  };

  @TempDir Path results;

  @Test
  void aTrialThatIsStoppedByHandIsNotStartedAgainAndTheSweepThatIsStoppedGoesOn()
      throws IOException {
    SweepOutcome cut =
        Sweep.start(
            TinySweep.spec(ENDLESS), TinySweep.request(results, new Hand(1), new StopSignal()));

    assertThat(cut.end().isInterrupted()).isTrue();
    TrialRecord stopped = cut.trials().get(1);
    assertThat(stopped.state()).isEqualTo(TrialState.PRUNED);
    assertThat(stopped.failure()).isEqualTo("Stopped by hand.");
    assertThat(stopped.objective()).isPositive();
    assertThat(ResultJson.read(cut.directory().resolve("trials/1/result.json")).run().status())
        .isEqualTo(Status.PRUNED);
    assertThat(states(cut)).contains(TrialState.INTERRUPTED).doesNotContain(TrialState.FAILED);
    assertThat(Files.list(cut.directory().resolve("stop"))).isEmpty();
    assertThat(cut.leaderboard().trials())
        .anyMatch(row -> "Stopped by hand.".equals(row.failure()));

    SweepOutcome resumed =
        Sweep.resume(
            cut.directory(),
            List.of(),
            false,
            TinySweep.request(results, new Hand(0), new StopSignal()));
    TrialRecord still = resumed.trials().get(1);
    assertThat(still.attempts()).isEqualTo(1);
    assertThat(still.seeds()).isEqualTo(stopped.seeds());
    assertThat(still.failure()).isEqualTo("Stopped by hand.");
    assertThat(resumed.trials().get(0).state()).isEqualTo(TrialState.PRUNED);
  }

  @Test
  void aFolderOfRequestsThatIsALinkIsRefused() throws IOException {
    Path sweep = Files.createDirectories(results.resolve("sweep"));
    Path outside = Files.createDirectories(results.resolve("outside"));
    Path file = Files.writeString(outside.resolve("sweep"), "somebody else's");
    Files.createSymbolicLink(sweep.resolve("stop"), outside);
    StopRequests requests = new StopRequests(sweep);
    List<Runnable> all =
        List.of(
            requests::stopSweep,
            () -> requests.stopTrial(1),
            requests::trials,
            () -> requests.trialEnded(1),
            requests::sweepEnded);
    for (Runnable each : all) {
      assertThatThrownBy(each::run)
          .isInstanceOf(OutputException.class)
          .hasMessage(sweep.resolve("stop") + " must be a folder, but is a link.");
    }
    assertThat(requests.isSweepAsked()).isFalse();
    assertThat(file).hasContent("somebody else's");
    assertThat(outside).isDirectoryContaining(path -> path.equals(file));
  }

  @Test
  void ofRequestsNotHeardBeforeTheProcessDiedATrialsHoldsAndTheSweepsIsForgotten()
      throws IOException {
    SweepOutcome whole = Sweep.start(TinySweep.spec(), TinySweep.request(results));
    List<Path> copies = new ArrayList<>();
    SweepListener dies =
        new SweepListener() {
          @Override
          public void onTrialStart(TrialRecord trial) {
            Path sweep = FolderCopies.newest(results);
            copies.add(FolderCopies.copy(sweep, results.resolve("copy-" + trial.number())));
          }
        };
    Sweep.start(TinySweep.spec(), TinySweep.request(results, dies, new StopSignal()));
    Path copy = copies.get(2);
    StopRequests requests = new StopRequests(copy);
    requests.stopTrial(2);
    requests.stopTrial(4);
    requests.stopSweep();

    SweepOutcome resumed = Sweep.resume(copy, List.of(), false, TinySweep.request(results));

    assertThat(resumed.trials().get(2).failure()).isEqualTo("Stopped by hand.");
    assertThat(resumed.trials().get(2).seeds()).isEmpty();
    for (int trial : List.of(0, 1, 3, 4, 5)) {
      assertThat(resumed.trials().get(trial).objective())
          .isEqualTo(whole.trials().get(trial).objective());
    }
    assertThat(requests.isSweepAsked()).isFalse();
    assertThat(requests.trials()).isEmpty();
  }

  @Test
  void aSweepIsHeardAsSoonAsItsFolderIsHeld() {
    SweepListener asks =
        new SweepListener() {
          @Override
          public void onStart(SweepStart start) {
            new StopRequests(start.directory()).stopSweep();
          }
        };
    SweepOutcome outcome =
        Sweep.start(TinySweep.spec(), TinySweep.request(results, asks, new StopSignal()));
    assertThat(outcome.end().isInterrupted()).isTrue();
    assertThat(outcome.trials()).isEmpty();
    assertThat(new StopRequests(outcome.directory()).isSweepAsked()).isFalse();
  }

  @Test
  void aTrialThatIsAskedTogetherWithItsSweepIsGivenUpAndNotOnlyInterrupted() {
    StopRequests requests = new StopRequests(results);
    StopSignal sweep = new StopSignal();
    StopSignal first = sweep.child();
    StopSignal second = sweep.child();
    StopDesk desk = new StopDesk(results, sweep, trial -> true);
    desk.begins(1, first);
    desk.begins(2, second);
    requests.stopTrial(1);
    requests.stopSweep();
    desk.look();
    assertThat(first.reason()).isEqualTo(StopReason.BY_HAND);
    assertThat(second.reason()).isEqualTo(StopReason.INTERRUPTED);

    requests.stopTrial(2);
    desk.look();
    assertThat(second.reason()).isEqualTo(StopReason.BY_HAND);
    desk.ended(2);
    desk.close();
    assertThat(requests.isSweepAsked()).isFalse();
    assertThat(requests.trials()).as("of trials that are not over").containsExactly(1, 2);
  }

  @Test
  void oneLookThatFailsDoesNotEndTheHearing() throws IOException {
    StopSignal sweep = new StopSignal();
    StopDesk desk = new StopDesk(results, sweep, trial -> true);
    Path stop = results.resolve("stop");
    Files.writeString(stop, "not a folder");
    desk.look();
    Files.delete(stop);
    new StopRequests(results).stopSweep();
    desk.look();
    assertThat(sweep.isRequested()).isTrue();
  }

  @Test
  void aTrialStoppedBeforeItHadARunIsGivenUpAndTheSweepGoesOn() throws IOException {
    for (String pruner : List.of("asha", "median")) {
      String kind = "pruner={kind: " + pruner + ", minEpochs: 1, startupTrials: 1}";
      SweepOutcome first =
          Sweep.start(TinySweep.spec(kind, "search.trials=2"), TinySweep.request(results));
      Path journal = first.directory().resolve("journal.jsonl");
      List<String> lines = new ArrayList<>(Files.readAllLines(journal));
      lines.replaceAll(
          line ->
              line.contains("\"finished\":{\"trial\":0,")
                  ? line.replaceFirst(
                      "\"state\":.*",
                      "\"state\":\"pruned\",\"failure\":\"Stopped by hand.\",\"seeds\":[],\"seconds\":1.0}}")
                  : line);
      Files.write(journal, lines);

      SweepOutcome resumed =
          Sweep.resume(
              first.directory(), List.of("search.trials=4"), false, TinySweep.request(results));

      assertThat(resumed.finished()).isTrue();
      assertThat(resumed.trials().get(0).attempts()).isEqualTo(1);
      assertThat(resumed.trials().get(0).objective()).isNull();
      assertThat(resumed.trials()).hasSize(4);
    }
  }

  @Test
  void aRunThatIsCancelledBecauseOfARequestIsGivenUp() {
    StopSignal stop = new StopSignal();
    Finished finished = cancelled(stop, StopReason.BY_HAND);
    assertThat(finished.state()).isEqualTo(TrialState.PRUNED);
    assertThat(finished.failure()).isEqualTo("Stopped by hand.");
    assertThat(finished.seeds()).isEmpty();
    assertThat(cancelled(new StopSignal(), StopReason.INTERRUPTED).state())
        .isEqualTo(TrialState.INTERRUPTED);
  }

  @Test
  void aTrialStoppedByHandIsNoMeasureForOthers() {
    TrialRecord stopped = pruned("Stopped by hand.");
    TrialRecord behind = pruned(null);
    Candidates candidates = new Candidates(TinySweep.spec());
    assertThat(candidates.next(List.of(behind)).orElseThrow().seen()).containsExactly(0);
    assertThat(candidates.next(List.of(stopped)).orElseThrow().seen()).isEmpty();

    for (TrialRecord trial : List.of(stopped, behind)) {
      LearningCurves curves = new LearningCurves(new PrunerSpec(PrunerKind.ASHA, 2, 1, 1));
      curves.prunes(0, List.of(0.1));
      curves.ended(trial);
      boolean prunes = curves.prunes(1, List.of(0.5));
      assertThat(prunes).isEqualTo(trial.equals(behind));
    }
  }

  private static TrialRecord pruned(@Nullable String failure) {
    SeedRecord seed =
        new SeedRecord(42, "trials/0", 0.1, List.of(0.1), 1, 1, null, null, null, null, 1.0, null);
    double[] point = {0.5, 0.5, 0.5};
    Map<String, Object> parameters = Map.of("model.kind", "rnn", "model.hiddenSize", 4L);
    TrialState state = TrialState.PRUNED;
    return new TrialRecord(
        0, false, parameters, point, List.of(), state, failure, List.of(seed), 1, 1);
  }

  private Finished cancelled(StopSignal stop, StopReason reason) {
    TrialRecord trial =
        new TrialRecord(
            0,
            false,
            Map.of(),
            new double[0],
            List.of(),
            TrialState.RUNNING,
            null,
            List.of(),
            0,
            1);
    TrialWatch watch =
        new TrialWatch(
            0,
            new LearningCurves(TinySweep.spec().pruner()),
            new TrialWatch.Reports(SweepListener.NONE, lost -> {}, epoch -> {}),
            stop,
            null);
    TrialRunner runner =
        new TrialRunner() {
          @Override
          public RunOutcome run(
              RunSpec spec, Path folder, ProgressListener listener, StopSignal signal) {
            signal.request(reason);
            throw new CancellationException("The run was stopped before it had a result.");
          }

          @Override
          public void close() {}
        };
    return new TrialTask(TinySweep.spec(), trial, results, runner, watch, stop).call();
  }

  private static List<TrialState> states(SweepOutcome outcome) {
    return outcome.trials().stream().map(TrialRecord::state).toList();
  }

  /** Asks, as a page would, for the end of a trial after some epochs, and then of the sweep. */
  private static final class Hand implements SweepListener {
    private final int unwanted;
    private StopRequests requests = new StopRequests(Path.of("nowhere"));

    Hand(int unwanted) {
      this.unwanted = unwanted;
    }

    @Override
    public void onStart(SweepStart start) {
      requests = new StopRequests(start.directory());
    }

    @Override
    public void onEpoch(int trial, int seedNumber, EpochProgress progress) {
      if (trial == unwanted && progress.record().epoch() % 50 == 3) {
        requests.stopTrial(trial);
      }
    }

    @Override
    public void onTrialEnd(TrialRecord trial) {
      if (trial.number() == unwanted) {
        assertThat(Objects.requireNonNull(trial.failure())).isNotEmpty();
        requests.stopSweep();
      }
    }
  }
}
