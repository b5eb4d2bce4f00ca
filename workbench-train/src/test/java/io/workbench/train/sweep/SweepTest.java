package io.workbench.train.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import io.workbench.train.loop.EpochProgress;
import io.workbench.train.loop.StopSignal;
import io.workbench.train.run.ResultJson;
import io.workbench.train.run.RunResult;
import io.workbench.train.sweep.journal.JournalReader;
import io.workbench.train.sweep.journal.SeedRecord;
import io.workbench.train.sweep.journal.TrialRecord;
import io.workbench.train.sweep.journal.TrialState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {
  @TempDir Path results;

  @Test
  void everyTrialIsARunWhoseResultTheJournalRepeats() {
    SweepOutcome outcome = Sweep.start(TinySweep.spec(), TinySweep.request(results));
    assertThat(outcome.finished()).isTrue();
    assertThat(outcome.end().reason()).isEqualTo("all trials are done");
    assertThat(outcome.trials()).hasSize(6);
    for (TrialRecord trial : outcome.trials()) {
      SeedRecord seed = trial.seeds().get(0);
      RunResult result =
          ResultJson.read(outcome.directory().resolve(seed.directory() + "/result.json"));
      assertThat(trial.state()).isEqualTo(TrialState.COMPLETE);
      assertThat(seed.objective())
          .isEqualTo(Objects.requireNonNull(result.metrics().validation()).rmse());
      assertThat(seed.curve()).hasSize(4);
      assertThat(result.model().kind()).isEqualTo(trial.parameters().get("model.kind"));
    }
  }

  @Test
  void twoWorkersAndOneGetTheSameOfARandomSearch() {
    SweepOutcome one = Sweep.start(TinySweep.spec(), TinySweep.request(results));
    SweepOutcome two =
        Sweep.start(TinySweep.spec("parallel.workers=2"), TinySweep.request(results));
    assertThat(two.trials().stream().map(TrialRecord::objective).toList())
        .isEqualTo(one.trials().stream().map(TrialRecord::objective).toList());
  }

  @Test
  void aTrialThatFailsIsRecordedAndTheOthersGoOn() {
    SweepOutcome outcome =
        Sweep.start(
            TinySweep.spec(
                "search.trials=4",
                "parameters={window.length: [12, 5000], training.learningRate: [0.01, 1.0e+30]}",
                "enqueue=[{window.length: 12, training.learningRate: 0.01},"
                    + " {window.length: 12, training.learningRate: 1.0e+30},"
                    + " {window.length: 5000, training.learningRate: 0.01},"
                    + " {window.length: 5000, training.learningRate: 1.0e+30}]"),
            TinySweep.request(results));
    assertThat(outcome.trials()).hasSize(4);
    for (TrialRecord trial : outcome.trials()) {
      boolean tooLong = Objects.equals(trial.parameters().get("window.length"), 5000L);
      boolean tooFast = Objects.equals(trial.parameters().get("training.learningRate"), 1e30);
      assertThat(trial.state())
          .isEqualTo(tooLong || tooFast ? TrialState.FAILED : TrialState.COMPLETE);
      if (tooLong) {
        assertThat(trial.failure()).contains("at least 1 window");
      } else if (tooFast) {
        assertThat(trial.failure()).contains("loss");
      }
    }
    SweepOutcome again =
        Sweep.resume(outcome.directory(), List.of(), true, TinySweep.request(results));
    assertThat(again.trials().stream().map(TrialRecord::attempts).toList())
        .containsExactly(1, 2, 2, 2);
    // A process takes the sweep up before it does anything with it, so that the pause is no work.
    List<String> events =
        JournalReader.read(outcome.directory().resolve("journal.jsonl")).lines().stream()
            .map(line -> line.event().getClass().getSimpleName())
            .toList();
    assertThat(events.subList(events.indexOf("Ended"), events.size()))
        .startsWith("Ended", "Resumed", "Requeued", "Requeued", "Requeued", "Started");
  }

  @Test
  void tooManyFailuresEndTheSweep() {
    SweepOutcome outcome =
        Sweep.start(
            TinySweep.spec(
                "parameters.training.learningRate=[1.0e+30, 1.0e+31]", "limits.maxFailures=2"),
            TinySweep.request(results));
    assertThat(outcome.finished()).isFalse();
    assertThat(outcome.end().reason())
        .isEqualTo("3 trials failed, more than limits.maxFailures (2) allows");
    assertThat(outcome.trials()).hasSize(3);
  }

  @Test
  void aTrialThatTakesTooLongFails() {
    SweepOutcome outcome =
        Sweep.start(
            TinySweep.spec("limits.minutesPerTrial=1.0e-7", "search.trials=2"),
            TinySweep.request(results));
    assertThat(outcome.trials())
        .allSatisfy(
            trial ->
                assertThat(trial.failure())
                    .isEqualTo("The trial took longer than its 1.0E-7 minutes."));
  }

  @Test
  void aTrialOfSeveralSeedsHasARunForEach() {
    SweepOutcome outcome =
        Sweep.start(TinySweep.spec("seeds=3", "search.trials=1"), TinySweep.request(results));
    TrialRecord trial = outcome.trials().get(0);
    assertThat(trial.seeds().stream().map(SeedRecord::directory).toList())
        .containsExactly("trials/0/seed-42", "trials/0/seed-43", "trials/0/seed-44");
    double sum = 0;
    for (SeedRecord seed : trial.seeds()) {
      sum += Objects.requireNonNull(seed.objective());
    }
    assertThat(trial.objective()).isEqualTo(sum / 3);
    assertThat(trial.seeds().stream().map(SeedRecord::objective).distinct()).hasSize(3);
  }

  @Test
  void anInterruptedSweepGoesOnWithTheSameNumbers() {
    for (String pruner : List.of("pruner.kind=none", "pruner={kind: asha, minEpochs: 1}")) {
      SweepOutcome whole = Sweep.start(TinySweep.spec(pruner), TinySweep.request(results));
      StopSignal stop = new StopSignal();
      SweepListener interrupts =
          new SweepListener() {
            @Override
            public void onEpoch(int trial, int seedNumber, EpochProgress progress) {
              if (trial == 2) {
                stop.request();
              }
            }
          };
      SweepOutcome cut =
          Sweep.start(TinySweep.spec(pruner), TinySweep.request(results, interrupts, stop));
      assertThat(cut.end().reason()).isEqualTo("interrupted");
      assertThat(cut.finished()).isFalse();
      assertThat(cut.trials()).hasSize(3);

      SweepOutcome resumed =
          Sweep.resume(cut.directory(), List.of(), false, TinySweep.request(results));
      assertThat(TinySweep.numbers(resumed)).isEqualTo(TinySweep.numbers(whole));
      assertThat(resumed.finished()).isTrue();
    }
  }

  @Test
  void theBudgetMayGrowAndNothingElse() throws IOException {
    SweepOutcome whole = Sweep.start(TinySweep.spec(), TinySweep.request(results));
    SweepOutcome less = Sweep.start(TinySweep.spec("search.trials=2"), TinySweep.request(results));
    Path folder = less.directory();
    SweepRequest request = TinySweep.request(results);

    assertThatThrownBy(() -> Sweep.resume(folder, List.of("search.seed=4"), false, request))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("search.seed was 3 and now is 4");
    assertThatThrownBy(() -> Sweep.resume(folder, List.of("search.trials=1"), false, request))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("search.trials was 2 and now is 1");

    Path yaml = folder.resolve("sweep.yaml");
    Files.writeString(yaml, Files.readString(yaml).replace("trials: 2", "trials: 6"));
    SweepOutcome more = Sweep.resume(folder, List.of(), false, request);
    assertThat(TinySweep.numbers(more)).isEqualTo(TinySweep.numbers(whole));
  }

  @Test
  void aSweepFromBeforeThereWereTagsGoesOnAndItsTagsMayChange() throws IOException {
    SweepOutcome less = Sweep.start(TinySweep.spec("search.trials=2"), TinySweep.request(results));
    SweepRequest request = TinySweep.request(results);
    for (String file : List.of("journal.jsonl", "sweep.yaml")) {
      Path path = less.directory().resolve(file);
      String with = Files.readString(path);
      String without = with.replace("\"base.tags\":\"[]\",", "").replaceAll(" *tags: \\[\\]\n", "");
      assertThat(without).isNotEqualTo(with);
      Files.writeString(path, without);
    }

    for (String change : List.of("search.trials=3", "base.tags=[paper]", "base.tags=[]")) {
      SweepOutcome more = Sweep.resume(less.directory(), List.of(change), false, request);
      assertThat(more.finished()).as(change).isTrue();
      assertThat(more.trials()).hasSize(3);
    }
  }

  @Test
  void oneProcessAtATimeWorksOnASweep() {
    SweepOutcome outcome =
        Sweep.start(TinySweep.spec("search.trials=1"), TinySweep.request(results));
    try (SweepDirectory held = SweepDirectory.open(outcome.directory())) {
      assertThatThrownBy(
              () -> Sweep.resume(held.path(), List.of(), false, TinySweep.request(results)))
          .isInstanceOf(InputException.class)
          .hasMessage(held.path() + ": another process is working on this sweep.");
    }
  }

  @Test
  void aFolderThatIsNoSweepIsRefused() {
    assertThatThrownBy(() -> Sweep.resume(results, List.of(), false, TinySweep.request(results)))
        .isInstanceOf(InputException.class)
        .hasMessage(results + ": not a sweep's folder, it has no sweep.yaml.");
  }
}
