package io.workbench.train.sweep;

import io.workbench.train.spec.Goal;
import io.workbench.train.spec.SearchMethod;
import io.workbench.train.spec.SweepSpec;
import io.workbench.train.sweep.arbiter.ArbiterProposers;
import io.workbench.train.sweep.journal.JournalLine.Proposed;
import io.workbench.train.sweep.journal.TrialRecord;
import io.workbench.train.sweep.journal.TrialState;
import io.workbench.train.sweep.search.Grid;
import io.workbench.train.sweep.search.Observation;
import io.workbench.train.sweep.search.Proposer;
import io.workbench.train.sweep.search.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The next trial of a sweep: what its YAML asks for first, and then what the search proposes. */
final class Candidates {
  private final SweepSpec spec;
  private final SearchSpace space;
  private final Proposer proposer;

  Candidates(SweepSpec spec) {
    this.spec = spec;
    space = new SearchSpace(spec.parameters());
    proposer = ArbiterProposers.create(spec);
  }

  /** The trial after those that there are; empty when the search has no more. */
  Optional<Proposed> next(List<TrialRecord> trials) {
    int number = trials.size();
    if (number < spec.enqueue().size()) {
      Map<String, Object> parameters = spec.enqueue().get(number);
      return Optional.of(
          new Proposed(number, true, parameters, space.point(parameters), List.of()));
    }
    List<Observation> seen = observations(trials);
    return proposer
        .propose(number, seen)
        .map(
            point ->
                new Proposed(
                    number,
                    false,
                    space.values(point),
                    point,
                    seen.stream().map(Observation::trial).toList()));
  }

  /** The most trials that there can be. */
  int most() {
    return most(spec);
  }

  /** The most trials that there can be: as many as were asked for, or a grid's combinations. */
  static int most(SweepSpec spec) {
    int asked = spec.search().trials();
    if (spec.search().method() != SearchMethod.GRID) {
      return asked;
    }
    Grid grid = new Grid(new SearchSpace(spec.parameters()), spec.search().gridPoints());
    int most = spec.enqueue().size();
    for (long index = 0; index < grid.size().longValue() && most < asked; index++) {
      most += spec.enqueue().contains(grid.settings(index)) ? 0 : 1;
    }
    return Math.min(most, asked);
  }

  /** Behind all others, so that a search does not come back to where trials fail. */
  private static Observation failed(TrialRecord trial) {
    return new Observation(
        trial.number(), trial.point(), trial.parameters(), Double.POSITIVE_INFINITY, true, 0);
  }

  /** A trial that a person gave up is left out: nobody knows what would have become of it. */
  private List<Observation> observations(List<TrialRecord> trials) {
    List<Observation> seen = new ArrayList<>();
    for (TrialRecord trial : trials) {
      Double objective = trial.wasStoppedByHand() ? null : trial.objective();
      if (objective != null) {
        seen.add(
            new Observation(
                trial.number(),
                trial.point(),
                trial.parameters(),
                spec.objective().goal() == Goal.MINIMIZE ? objective : -objective,
                trial.state() == TrialState.PRUNED,
                trial.seeds().get(0).epochs()));
      } else if (trial.state() == TrialState.FAILED) {
        seen.add(failed(trial));
      }
    }
    return seen;
  }
}
