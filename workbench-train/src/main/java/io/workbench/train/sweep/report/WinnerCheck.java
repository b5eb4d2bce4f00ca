package io.workbench.train.sweep.report;

import io.workbench.data.InputException;
import io.workbench.train.run.TestForecasts;
import io.workbench.train.sweep.journal.SeedRecord;
import io.workbench.train.sweep.journal.TrialRecord;
import io.workbench.train.sweep.journal.TrialState;
import io.workbench.train.sweep.report.Leaderboard.Row;
import io.workbench.train.sweep.report.Leaderboard.Winner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what the trials foretold, and checks the winner against all of them. */
final class WinnerCheck {
  private static final Logger LOG = LoggerFactory.getLogger(WinnerCheck.class);

  private WinnerCheck() {}

  static Winner of(Path sweepDirectory, SweepFacts facts, List<TrialRecord> trials) {
    Row winner = Ranking.winner(Ranking.of(facts.objective(), trials));
    if (winner == null) {
      return new Winner(null, false, "No trial is complete, so there is no winner.", null);
    }
    List<Candidate> candidates = candidates(sweepDirectory, trials);
    int place = placeOf(winner.trial(), candidates);
    if (place < 0) {
      return unchecked(winner, "has no forecasts of the test part, so nobody can say whether");
    }
    ErrorLoss loss = ErrorLoss.of(facts.objective().metric());
    LossTable table = LossTable.of(candidates, loss);
    if (table.windows() < RealityCheck.MIN_WINDOWS) {
      return unchecked(
          winner,
          "shares only "
              + (table.windows()
                  + " windows of the test part with the other trials, fewer than the ")
              + (RealityCheck.MIN_WINDOWS + " that it takes to say whether"));
    }
    RealityCheck check = RealityCheck.of(table, loss, place, facts.horizonSteps());
    String verdict = WinnerVerdict.of(check) + missing(trials, candidates.size());
    return new Winner(winner.trial(), check.real(), verdict, check);
  }

  /** A trial that was tried counts, and so it is said when one could not be counted. */
  private static String missing(List<TrialRecord> trials, int counted) {
    long tried =
        trials.stream()
            .filter(
                trial -> trial.state() == TrialState.COMPLETE || trial.state() == TrialState.PRUNED)
            .count();
    return tried == counted
        ? ""
        : " The forecasts of "
            + (tried - counted)
            + " further trials are missing, so that luck counts for more than this says.";
  }

  private static Winner unchecked(Row winner, String reason) {
    String verdict = "Trial " + winner.trial() + " has the best score but " + reason;
    return new Winner(winner.trial(), false, verdict + " it is a real winner.", null);
  }

  private static int placeOf(int trial, List<Candidate> candidates) {
    for (int place = 0; place < candidates.size(); place++) {
      if (candidates.get(place).trial() == trial) {
        return place;
      }
    }
    return -1;
  }

  private static List<Candidate> candidates(Path sweepDirectory, List<TrialRecord> trials) {
    List<Candidate> candidates = new ArrayList<>();
    for (TrialRecord trial : trials) {
      if (trial.state() == TrialState.COMPLETE || trial.state() == TrialState.PRUNED) {
        List<TestForecasts> seeds = forecasts(sweepDirectory, trial);
        if (!candidates.isEmpty()) {
          TestForecasts first = candidates.get(0).seeds().get(0);
          seeds.replaceAll(forecasts -> forecasts.sharing(first));
        }
        if (!seeds.isEmpty()) {
          candidates.add(new Candidate(trial.number(), seeds));
        }
      }
    }
    return candidates;
  }

  private static List<TestForecasts> forecasts(Path sweepDirectory, TrialRecord trial) {
    List<TestForecasts> seeds = new ArrayList<>();
    for (SeedRecord seed : trial.seeds()) {
      Path file = sweepDirectory.resolve(seed.directory()).resolve(TestForecasts.FILE);
      try {
        if (Files.exists(file)) {
          seeds.add(TestForecasts.read(file));
        }
      } catch (InputException broken) {
        LOG.warn("The reality check does without a run: {}", broken.getMessage());
      }
    }
    return seeds;
  }
}
