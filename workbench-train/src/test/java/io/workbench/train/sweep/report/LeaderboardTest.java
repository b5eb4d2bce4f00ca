package io.workbench.train.sweep.report;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.workbench.data.InputException;
import io.workbench.train.run.ResultSamples;
import io.workbench.train.sweep.journal.SeedRecord;
import io.workbench.train.sweep.journal.TrialRecord;
import io.workbench.train.sweep.journal.TrialState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaderboardTest {
  private static final Importance NOTHING = new Importance(0, null, List.of(), "Nothing.");
  private static final Leaderboard.Winner NOBODY =
      new Leaderboard.Winner(null, false, "Nobody.", null);

  private static SweepFacts facts(String goal) {
    return new SweepFacts(
        "sample",
        "random",
        10,
        1,
        new SweepFacts.Objective("validation.rmse", goal),
        Instant.EPOCH,
        1,
        1,
        List.of());
  }

  private static TrialRecord trial(int number, TrialState state, double... objectives) {
    return ranFor(2, number, state, objectives);
  }

  private static TrialRecord ranFor(
      int epochs, int number, TrialState state, double... objectives) {
    List<SeedRecord> seeds = new ArrayList<>();
    for (double objective : objectives) {
      seeds.add(
          new SeedRecord(
              42,
              "trials/" + number,
              objective,
              List.of(),
              epochs,
              2,
              null,
              ResultSamples.metrics(10, objective),
              objective / 10,
              null,
              1,
              null));
    }
    String failure = state == TrialState.FAILED ? "It failed." : null;
    return new TrialRecord(
        number, false, Map.of("a", number), new double[0], List.of(), state, failure, seeds, 2, 1);
  }

  private static List<Leaderboard.Row> rows(String goal, TrialRecord... trials) {
    return Leaderboard.of(facts(goal), List.of(trials), NOTHING, NOBODY).trials();
  }

  private static final TrialRecord[] MIXED = {
    trial(0, TrialState.FAILED),
    trial(1, TrialState.PRUNED, 0.1),
    trial(2, TrialState.COMPLETE, 0.5),
    trial(3, TrialState.COMPLETE, 0.3),
    trial(4, TrialState.RUNNING, 0.01),
    trial(5, TrialState.COMPLETE, 0.3),
    trial(6, TrialState.COMPLETE),
    trial(7, TrialState.PRUNED, 0.7)
  };

  @Test
  void completeTrialsComeBeforePrunedOnesAndTheRestHasNoRank() {
    List<Leaderboard.Row> rows = rows("minimize", MIXED);

    assertThat(rows).extracting(Leaderboard.Row::trial).containsExactly(3, 5, 2, 1, 7, 0, 4, 6);
    assertThat(rows)
        .extracting(Leaderboard.Row::rank)
        .containsExactly(1, 2, 3, 4, 5, null, null, null);
    assertThat(rows("maximize", MIXED))
        .extracting(Leaderboard.Row::trial)
        .containsExactly(2, 3, 5, 7, 1, 0, 4, 6);
  }

  @Test
  void ofPrunedTrialsThoseThatRanForLongerComeFirstWhateverTheirScores() {
    assertThat(
            rows(
                "minimize",
                ranFor(2, 0, TrialState.PRUNED, 0.1),
                ranFor(18, 1, TrialState.PRUNED, 0.9),
                ranFor(18, 2, TrialState.PRUNED, 0.8),
                ranFor(1, 3, TrialState.COMPLETE, 0.95)))
        .extracting(Leaderboard.Row::trial)
        .containsExactly(3, 2, 1, 0);
  }

  @Test
  void theOrderOfTheTrialsGivenDoesNotMatter() {
    List<TrialRecord> shuffled = new ArrayList<>(Arrays.asList(MIXED));
    Collections.shuffle(shuffled, new Random(1));

    assertThat(rows("minimize", shuffled.toArray(TrialRecord[]::new)))
        .isEqualTo(rows("minimize", MIXED));
  }

  @Test
  void severalSeedsGiveAMeanAndStudentsInterval() {
    Leaderboard.Row row = rows("minimize", trial(0, TrialState.COMPLETE, 1, 2, 6)).get(0);

    Score score = requireNonNull(row.metric());
    assertThat(score.mean()).isEqualTo(3);
    // Deviations −2, −1, 3: √(14/2); Student's t with 2 degrees of freedom at 97.5 % is 4.30265.
    assertThat(score.standardDeviation()).isCloseTo(Math.sqrt(7), within(1e-12));
    assertThat(score.high()).isCloseTo(3 + 4.30265 * Math.sqrt(7 / 3.0), within(1e-4));
    assertThat(score.low()).isCloseTo(3 - 4.30265 * Math.sqrt(7 / 3.0), within(1e-4));
    assertThat(score.n()).isEqualTo(3);
    assertThat(requireNonNull(row.test()).rmse()).isEqualTo(3);
    assertThat(requireNonNull(row.test()).n()).isEqualTo(10);
    assertThat(requireNonNull(row.skill()).rmseVsPersistence()).isCloseTo(0.3, within(1e-12));
    assertThat(requireNonNull(row.skill()).maeVsPersistence()).isNull();
    assertThat(row.epochs()).isEqualTo(6);
  }

  @Test
  void oneSeedHasNoInterval() {
    Score score = requireNonNull(rows("minimize", trial(0, TrialState.PRUNED, 2)).get(0).metric());

    assertThat(score).isEqualTo(new Score(2, null, null, null, 1));
  }

  @Test
  void aGoalIsMinimizeOrMaximize() {
    assertThatThrownBy(() -> facts("win"))
        .hasMessage("goal must be minimize or maximize, but was win");
  }

  @Test
  void theFileReadsBack(@TempDir Path folder) {
    Leaderboard leaderboard =
        Leaderboard.of(
            facts("minimize"), List.of(trial(3, TrialState.COMPLETE, 0.5)), NOTHING, NOBODY);
    Path file = folder.resolve(Leaderboard.FILE);

    leaderboard.write(file);

    assertThat(Leaderboard.read(file))
        .usingRecursiveComparison()
        .ignoringFields("trials.parameters")
        .isEqualTo(leaderboard);
    assertThat(file).content().endsWith("}\n");
    assertThatThrownBy(() -> Leaderboard.read(folder.resolve("none.json")))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("Cannot read leaderboard ");
  }
}
