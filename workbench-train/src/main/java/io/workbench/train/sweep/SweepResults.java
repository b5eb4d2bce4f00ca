package io.workbench.train.sweep;

import io.workbench.data.InputException;
import io.workbench.data.OutputException;
import io.workbench.train.RunPlots;
import io.workbench.train.spec.Goal;
import io.workbench.train.spec.SweepSpec;
import io.workbench.train.spec.SweepSpecs;
import io.workbench.train.sweep.report.Leaderboard;
import io.workbench.train.sweep.report.SweepFacts;
import io.workbench.train.sweep.report.SweepReport;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what a sweep leaves behind beside its journal and its trials. */
final class SweepResults {
  private static final Logger LOG = LoggerFactory.getLogger(SweepResults.class);

  private SweepResults() {}

  /** Draws the best trial's pictures, and writes leaderboard and report. */
  static Leaderboard write(
      Path directory, SweepFacts facts, SweepSpec spec, List<TrialRecord> trials) {
    best(spec, trials).ifPresent(trial -> draw(directory, trial));
    return SweepReport.write(directory, facts, trials, SweepSpecs.toYaml(spec, directory));
  }

  private static Optional<TrialRecord> best(SweepSpec spec, List<TrialRecord> trials) {
    double sign = spec.objective().goal() == Goal.MINIMIZE ? 1 : -1;
    return trials.stream()
        .filter(trial -> trial.state() == TrialState.COMPLETE && trial.objective() != null)
        .min(Comparator.comparingDouble(trial -> sign * score(trial)));
  }

  private static double score(TrialRecord trial) {
    Double objective = trial.objective();
    return objective == null ? Double.NaN : objective;
  }

  private static void draw(Path directory, TrialRecord trial) {
    for (SeedRecord seed : trial.seeds()) {
      try {
        RunPlots.addTo(directory.resolve(seed.directory()));
      } catch (InputException | OutputException e) {
        LOG.warn("The best trial has no plots: {}", e.getMessage());
      }
    }
  }
}
