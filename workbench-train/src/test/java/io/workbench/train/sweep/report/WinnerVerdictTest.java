package io.workbench.train.sweep.report;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.train.run.TestForecasts;
import io.workbench.train.sweep.journal.TrialRecord;
import io.workbench.train.sweep.report.RealityCheck.Comparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WinnerVerdictTest {
  private static final Comparison PERSISTENCE =
      new Comparison("persistence", 0.0894, 3.0, 10, 0.002, 0.001);
  private static final Comparison RIDGE = new Comparison("ridge", 0.012, 0.5, 10, 0.3149, 0.2);
  private static final Comparison MEAN = new Comparison("mean", -0.05, -1.5, 10, 0.9, 0.9);

  private static String verdict(int trials, Comparison... comparisons) {
    return WinnerVerdict.of(
        new RealityCheck(7, ErrorLoss.SQUARED, 100, trials, 4_000, 1, List.of(comparisons), false));
  }

  @Test
  void oneSentenceSaysWhatHolds() {
    assertThat(verdict(24, PERSISTENCE, RIDGE))
        .isEqualTo(
            "Trial 7 beats persistence by 8.9 % (p = 0.002) on the test part, but not the ridge"
                + " autoregression (1.2 % better, p = 0.31), adjusted for the choice among 24"
                + " trials: no winner.");
    assertThat(verdict(1, PERSISTENCE))
        .isEqualTo(
            "Trial 7 is a real winner: on the test part it beats persistence by 8.9 %"
                + " (p = 0.002).");
    assertThat(verdict(24, RIDGE, MEAN))
        .isEqualTo(
            "Trial 7 beats none of the naive forecasts on the test part, neither the ridge"
                + " autoregression (1.2 % better, p = 0.31) nor the training part's mean (5.0 %"
                + " worse), adjusted for the choice among 24 trials: no winner.");
    assertThat(verdict(2, MEAN)).startsWith("Trial 7 does not beat the training part's mean");
  }

  @Test
  void aNaiveForecastWithoutErrorCannotBeBeaten() {
    assertThat(verdict(2, PERSISTENCE, new Comparison("mean", null, null, 10, 1, 1)))
        .contains("but not the training part's mean (which makes no error)");
  }

  @Test
  void withoutForecastsNobodyCanSay(@TempDir Path folder) throws IOException {
    SampleSweep sweep = new SampleSweep(folder, 1);
    List<TrialRecord> trials = sweep.trials(12);
    SweepFacts facts = sweep.facts("sample", 12);
    int winner = requireNonNull(WinnerCheck.of(folder, facts, trials).trial());
    Path file = folder.resolve("trials/" + winner + "/test_forecasts.csv");

    Files.writeString(file, "broken");
    Leaderboard.Winner unknown = WinnerCheck.of(folder, facts, trials);
    assertThat(unknown.trial()).isEqualTo(winner);
    assertThat(unknown.real()).isFalse();
    assertThat(unknown.verdict())
        .isEqualTo(
            "Trial "
                + winner
                + (" has the best score but has no forecasts of the test part, so nobody can say")
                + " whether it is a real winner.");

    TestForecasts few = TestForecasts.read(folder.resolve("trials/0/test_forecasts.csv"));
    new TestForecasts(
            Arrays.copyOf(few.timesMillis(), 20),
            Arrays.copyOf(few.last(), 20),
            Arrays.copyOf(few.actual(), 20),
            Arrays.copyOf(few.forecast(), 20),
            Map.of())
        .write(file);
    assertThat(WinnerCheck.of(folder, facts, trials).verdict())
        .endsWith(
            "shares only 20 windows of the test part with the other trials, fewer than the 30 that"
                + " it takes to say whether it is a real winner.");
    assertThat(WinnerCheck.of(folder, facts, List.of()).verdict())
        .isEqualTo("No trial is complete, so there is no winner.");
  }
}
