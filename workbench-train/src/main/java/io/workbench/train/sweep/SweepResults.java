package io.workbench.train.sweep;

import io.workbench.data.InputException;
import io.workbench.data.OutputException;
import io.workbench.train.RunPlots;
import io.workbench.train.spec.SweepSpec;
import io.workbench.train.spec.SweepSpecs;
import io.workbench.train.sweep.journal.TrialRecord;
import io.workbench.train.sweep.report.Leaderboard;
import io.workbench.train.sweep.report.SweepFacts;
import io.workbench.train.sweep.report.SweepReport;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what a sweep leaves behind beside its journal and its trials. */
final class SweepResults {
  private static final Logger LOG = LoggerFactory.getLogger(SweepResults.class);

  private SweepResults() {}

  /** Draws the best trial's pictures, and writes leaderboard and report. */
  static Leaderboard write(
      Path directory, SweepFacts facts, SweepSpec spec, List<TrialRecord> trials) {
    for (String run : Leaderboard.bestRuns(facts, trials)) {
      draw(directory.resolve(run));
    }
    return SweepReport.write(directory, facts, trials, SweepSpecs.toYaml(spec, directory));
  }

  private static void draw(Path run) {
    try {
      RunPlots.addTo(run);
    } catch (InputException | OutputException e) {
      LOG.warn("The best trial has no plots: {}", e.getMessage());
    }
  }
}
