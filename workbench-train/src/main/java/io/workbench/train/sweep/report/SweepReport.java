package io.workbench.train.sweep.report;

import io.workbench.data.AtomicFiles;
import io.workbench.train.sweep.journal.TrialRecord;
import io.workbench.train.sweep.journal.TrialState;
import io.workbench.train.sweep.report.Importance.ScoredTrial;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Writes what a sweep has found so far: {@code leaderboard.json} and {@code report.html}. */
public final class SweepReport {
  /** Name of the page in a sweep's folder. */
  public static final String FILE = "report.html";

  private static final long FOREST_SEED = 2_001;

  private SweepReport() {}

  /**
   * Judges the trials: order, importances, and whether the winner is real. Reads their {@code
   * test_forecasts.csv}; a trial without one takes no part in the reality check.
   *
   * @param sweepDirectory that the directories of the seeds are relative to
   * @param trials all of them, in any order and state
   */
  public static Leaderboard judge(Path sweepDirectory, SweepFacts facts, List<TrialRecord> trials) {
    List<TrialRecord> ordered = new ArrayList<>(trials);
    ordered.sort(Comparator.comparingInt(TrialRecord::number));
    return Leaderboard.of(
        facts,
        ordered,
        importance(facts.parameters(), ordered),
        WinnerCheck.of(sweepDirectory, facts, ordered));
  }

  /**
   * Judges the trials and writes both files whole.
   *
   * @param yaml the sweep's settings as they are to be shown
   * @return the leaderboard as it was written
   */
  public static Leaderboard write(
      Path sweepDirectory, SweepFacts facts, List<TrialRecord> trials, String yaml) {
    // The ranks first: they are there also when what takes memory and time comes to grief.
    Path file = sweepDirectory.resolve(Leaderboard.FILE);
    Leaderboard.ranksOnly(facts, trials).write(file);
    Leaderboard leaderboard = judge(sweepDirectory, facts, trials);
    leaderboard.write(file);
    ReportView view = ReportViews.of(sweepDirectory, facts, trials, leaderboard, yaml);
    AtomicFiles.write(sweepDirectory.resolve(FILE), ReportPage.of(view));
    return leaderboard;
  }

  /**
   * How much each setting matters, as far as the trials tell.
   *
   * @param trials in the order of their numbers
   */
  public static Importance importance(List<SweepParameter> parameters, List<TrialRecord> trials) {
    return Importance.of(parameters, scored(trials), FOREST_SEED);
  }

  private static List<ScoredTrial> scored(List<TrialRecord> trials) {
    List<ScoredTrial> scored = new ArrayList<>();
    for (TrialRecord trial : trials) {
      Score score = Score.ofTrial(trial);
      boolean finished = trial.state() == TrialState.COMPLETE || trial.state() == TrialState.PRUNED;
      if (finished && score != null) {
        scored.add(new ScoredTrial(trial.parameters(), score.mean()));
      }
    }
    return scored;
  }
}
