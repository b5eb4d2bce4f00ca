package io.workbench.train.sweep;

import io.workbench.data.InputException;
import io.workbench.data.OutputException;
import io.workbench.train.RunPlots;
import io.workbench.train.spec.ChoiceParameter;
import io.workbench.train.spec.Goal;
import io.workbench.train.spec.IntParameter;
import io.workbench.train.spec.ParameterSpec;
import io.workbench.train.spec.RealParameter;
import io.workbench.train.spec.SweepSpec;
import io.workbench.train.spec.SweepSpecs;
import io.workbench.train.sweep.report.Leaderboard;
import io.workbench.train.sweep.report.SweepFacts;
import io.workbench.train.sweep.report.SweepParameter;
import io.workbench.train.sweep.report.SweepReport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what a sweep leaves behind beside its journal and its trials. */
final class SweepResults {
  private static final Logger LOG = LoggerFactory.getLogger(SweepResults.class);
  private static final String HORIZON = "window.horizon";

  private SweepResults() {}

  /**
   * Draws the best trial's pictures, and writes leaderboard and report.
   *
   * @param used time that processes worked on the sweep
   */
  static Leaderboard write(
      Path directory, SweepSpec spec, List<TrialRecord> trials, Instant startedAt, Duration used) {
    best(spec, trials).ifPresent(trial -> draw(directory, trial));
    return SweepReport.write(
        directory,
        facts(spec, trials, startedAt, used),
        trials,
        SweepSpecs.toYaml(spec, directory));
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

  private static SweepFacts facts(
      SweepSpec spec, List<TrialRecord> trials, Instant startedAt, Duration used) {
    return new SweepFacts(
        spec.name(),
        word(spec.search().method()),
        spec.search().trials(),
        spec.seeds(),
        new SweepFacts.Objective(spec.objective().metric(), word(spec.objective().goal())),
        startedAt,
        used.toMillis() / 1e3,
        horizon(spec, trials),
        spec.parameters().stream().map(SweepResults::parameter).toList());
  }

  private static int horizon(SweepSpec spec, List<TrialRecord> trials) {
    int longest = spec.base().window().horizon();
    for (TrialRecord trial : trials) {
      if (trial.parameters().get(HORIZON) instanceof Number horizon) {
        longest = Math.max(longest, horizon.intValue());
      }
    }
    return longest;
  }

  private static SweepParameter parameter(ParameterSpec parameter) {
    if (parameter instanceof ChoiceParameter choice) {
      return SweepParameter.choice(choice.key(), choice.values());
    }
    boolean log =
        (parameter instanceof IntParameter whole && whole.log())
            || (parameter instanceof RealParameter real && real.log());
    return SweepParameter.number(parameter.key(), log);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
