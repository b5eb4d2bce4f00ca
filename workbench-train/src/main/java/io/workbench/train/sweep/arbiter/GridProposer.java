package io.workbench.train.sweep.arbiter;

import io.workbench.train.sweep.search.Grid;
import io.workbench.train.sweep.search.Observation;
import io.workbench.train.sweep.search.Proposer;
import io.workbench.train.sweep.search.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.deeplearning4j.arbiter.optimize.generator.GridSearchCandidateGenerator;
import org.deeplearning4j.arbiter.optimize.generator.GridSearchCandidateGenerator.Mode;

/**
 * Arbiter's grid search, in its order. Arbiter hands the combinations out one after another, and so
 * those that came before are kept; they are the same whoever asks.
 */
final class GridProposer implements Proposer {
  private final SearchSpace space;
  private final List<Map<String, Object>> enqueued;
  private final CandidateGenerator generator;
  private final List<double[]> points = new ArrayList<>();

  /**
   * A proposer.
   *
   * @param enqueued trials that come first, and are left out of the grid
   */
  GridProposer(SearchSpace space, Grid grid, List<Map<String, Object>> enqueued) {
    this.space = space;
    this.enqueued = enqueued;
    // The random order is seeded by nothing, so this is the only one that can be had again.
    this.generator =
        new GridSearchCandidateGenerator(new GridSpace(grid), 1, Mode.Sequential, null);
  }

  @Override
  public synchronized Optional<double[]> propose(int trial, List<Observation> seen) {
    int index = trial - enqueued.size();
    while (points.size() <= index && generator.hasMoreCandidates()) {
      @SuppressWarnings("unchecked")
      Map<String, Object> settings = (Map<String, Object>) generator.getCandidate().getValue();
      if (!enqueued.contains(settings)) {
        points.add(space.point(settings));
      }
    }
    return index < points.size() ? Optional.of(points.get(index).clone()) : Optional.empty();
  }
}
