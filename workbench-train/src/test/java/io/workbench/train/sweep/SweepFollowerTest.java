package io.workbench.train.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import io.workbench.train.loop.StopSignal;
import io.workbench.train.run.FolderLock;
import io.workbench.train.spec.SweepSpec;
import io.workbench.train.sweep.journal.EndCause;
import io.workbench.train.sweep.journal.JournalLine.Ended;
import io.workbench.train.sweep.journal.TrialRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepFollowerTest {
  private static final SweepSpec HALF_AN_HOUR = TinySweep.spec("search.maxMinutes=30");

  @TempDir Path results;

  @Test
  void whatAFollowerSeesOnTheWayIsWhatTheSweepDoesAndUnchangedTrialsStayTheSame() {
    List<SweepSnapshot> seen = new ArrayList<>();
    SweepListener watches =
        new SweepListener() {
          private SweepFollower follower = new SweepFollower(results);

          @Override
          public void onStart(SweepStart start) {
            follower = new SweepFollower(start.directory());
          }

          @Override
          public void onTrialEnd(TrialRecord trial) {
            seen.add(follower.look());
          }

          @Override
          public void onTrialsDone() {
            seen.add(follower.look());
            assertThat(follower.look()).isSameAs(seen.get(seen.size() - 1));
          }
        };
    SweepOutcome outcome =
        Sweep.start(TinySweep.spec(), TinySweep.request(results, watches, new StopSignal()));
    assertThat(seen).hasSize(7);
    assertThat(seen.get(2).over()).isEqualTo(3);
    assertThat(seen.get(2).end()).isNull();
    SweepSnapshot end = seen.get(6);
    assertThat(end.trials().get(0)).isSameAs(seen.get(0).trials().get(0));
    assertThat(end.end()).isEqualTo(SweepEnd.DONE);
    assertThat(end.attempts()).hasSize(6);
    assertThat(SweepSnapshot.read(outcome.directory()).over()).isEqualTo(6);
  }

  @Test
  void epochsComeAsTheCurvesOfTheJournal() {
    SweepOutcome outcome =
        Sweep.start(TinySweep.spec("seeds=2", "search.trials=2"), TinySweep.request(results));
    List<EpochLine> lines = new SweepFollower(outcome.directory()).epochs().lines();
    List<EpochLine> expected = new ArrayList<>();
    for (TrialRecord trial : outcome.trials()) {
      for (int seed = 0; seed < 2; seed++) {
        List<Double> curve = trial.seeds().get(seed).curve();
        for (int epoch = 0; epoch < curve.size(); epoch++) {
          expected.add(new EpochLine(trial.number(), seed, epoch + 1, 4, curve.get(epoch)));
        }
      }
    }
    assertThat(lines).isEqualTo(expected);
  }

  @Test
  void aTornLineIsWaitedForAndABrokenOneIsSaidAgainAndAgain() throws IOException {
    Path sweep =
        Sweep.start(TinySweep.spec("search.trials=2"), TinySweep.request(results)).directory();
    Path journal = sweep.resolve("journal.jsonl");
    String all = Files.readString(journal);
    Files.writeString(journal, all.substring(0, all.length() - 10));
    SweepFollower follower = new SweepFollower(sweep);
    assertThat(follower.look().end()).isNull();
    Files.writeString(journal, all.substring(all.length() - 10), StandardOpenOption.APPEND);
    assertThat(follower.look().end()).isEqualTo(SweepEnd.DONE);

    Files.writeString(journal, "{\"at\":\n", StandardOpenOption.APPEND);
    for (int look = 0; look < 2; look++) {
      assertThatThrownBy(follower::look)
          .isInstanceOf(InputException.class)
          .hasMessageContaining("journal.jsonl:" + (all.lines().count() + 1));
    }
    Files.delete(journal);
    assertThat(follower.look().trials()).isEmpty();
  }

  @Test
  void ofEpochsTheSoundLinesAreGivenAndABrokenOneIsToldOnce() throws IOException {
    Path epochs = results.resolve("epochs.jsonl");
    SweepFollower follower = new SweepFollower(results);
    for (String broken : List.of(epoch(0, 0, 0), epoch(0, 0, 5), epoch(-1, 0, 1), "{")) {
      Files.writeString(epochs, epoch(0, 0, 1) + "\n" + broken + "\n" + epoch(0, 0, 2) + "\n");
      SweepFollower.Epochs gained = follower.epochs();
      assertThat(gained.lines())
          .containsExactly(new EpochLine(0, 0, 1, 4, 0.5), new EpochLine(0, 0, 2, 4, 0.5));
      assertThat(gained.problem()).isNotNull().hasMessageContaining("epochs.jsonl");
      assertThat(follower.epochs().problem()).isNull();
      Files.delete(epochs);
      assertThat(follower.epochs().anew()).isTrue();
    }
  }

  private static String epoch(int trial, int seedNumber, int epoch) {
    return String.format(
        Locale.ROOT,
        "{\"trial\":%d,\"seedNumber\":%d,\"epoch\":%d,\"epochs\":4,\"rmse\":0.5}",
        trial,
        seedNumber,
        epoch);
  }

  @Test
  void theReasonsThatAJournalGivesSayHowToGoOn() {
    for (EndCause cause : EndCause.values()) {
      SweepEnd end = SweepEnd.of(new Ended(cause, "in other words"), HALF_AN_HOUR);
      assertThat(end.cause()).isEqualTo(cause);
      assertThat(end.options()).as(cause.word()).isEqualTo(options(cause));
    }
    SweepSpec endless = TinySweep.spec();
    assertThat(SweepEnd.of(new Ended(EndCause.TIME, "over"), endless).options()).isEmpty();
  }

  @Test
  void aJournalThatGivesReasonsInWordsAloneIsUnderstood() {
    Map<String, EndCause> causes =
        Map.of(
            "all trials are done", EndCause.DONE,
            "interrupted", EndCause.INTERRUPTED,
            "search.maxMinutes (30.0) are over", EndCause.TIME,
            "3 trials failed, more than limits.maxFailures (2) allows", EndCause.FAILURES);
    causes.forEach(
        (reason, cause) ->
            assertThat(SweepEnd.of(new Ended(null, reason), HALF_AN_HOUR))
                .isEqualTo(new SweepEnd(cause, reason, options(cause))));
  }

  private static String options(EndCause cause) {
    return switch (cause) {
      case DONE, INTERRUPTED -> "";
      case TIME -> " --set search.maxMinutes=60.0";
      case FAILURES -> " --rerun-failed";
    };
  }

  @Test
  void whoHoldsAFolderIsSeenWithoutDisturbingIt() {
    assertThat(FolderLock.isHeld(results)).isNull();
    try (FolderLock held = FolderLock.hold(results, "sweep")) {
      assertThat(held).isNotNull();
      assertThat(FolderLock.isHeld(results)).isTrue();
    }
    assertThat(FolderLock.isHeld(results)).isFalse();
  }
}
