package io.workbench.train.sweep.arbiter;

import io.workbench.data.InputException;
import io.workbench.train.spec.SearchSpec;
import io.workbench.train.spec.SweepSpec;
import io.workbench.train.sweep.search.Grid;
import io.workbench.train.sweep.search.Proposer;
import io.workbench.train.sweep.search.SearchSpace;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.arbiter.optimize.generator.RandomSearchGenerator;

/** Makes what a sweep's settings ask for. */
public final class ArbiterProposers {
  private ArbiterProposers() {}

  /**
   * The proposer of a sweep; the numbers below the enqueued trials' are theirs.
   *
   * @throws InputException when a grid has more combinations than the sweep allows
   */
  public static Proposer create(SweepSpec spec) {
    return create(spec.search(), new SearchSpace(spec.parameters()), spec.enqueue());
  }

  /**
   * The same of a space.
   *
   * @param enqueued the settings of the trials that come first
   */
  public static Proposer create(
      SearchSpec search, SearchSpace space, List<Map<String, Object>> enqueued) {
    long seed = search.seed();
    Proposer sobol = sobol(space, seed, enqueued.size());
    return switch (search.method()) {
      case RANDOM ->
          new GeneratorProposer(
              space,
              seed,
              false,
              (trial, random) -> new RandomSearchGenerator(new SettingsSpace(space)));
      case GRID -> new GridProposer(space, grid(search, space), enqueued);
      case SOBOL -> sobol;
      case GENETIC -> new GeneratorProposer(space, seed, true, new GeneticFactory(space));
      case TPE -> {
        Proposer learning =
            new GeneratorProposer(
                space, seed, true, (trial, random) -> new TpeCandidateGenerator(space));
        yield (trial, seen) ->
            (seen.size() < search.startupTrials() ? sobol : learning).propose(trial, seen);
      }
    };
  }

  private static Proposer sobol(SearchSpace space, long seed, int enqueued) {
    return new GeneratorProposer(
        space,
        seed,
        false,
        (trial, random) -> new SobolCandidateGenerator(space, trial - enqueued, seed));
  }

  private static Grid grid(SearchSpec search, SearchSpace space) {
    Grid grid = new Grid(space, search.gridPoints());
    if (grid.size().compareTo(BigInteger.valueOf(search.maxGrid())) > 0) {
      throw new InputException(
          "The grid must have at most "
              + search.maxGrid()
              + (" combinations, but has " + grid.size())
              + "; search.maxGrid allows more, search.gridPoints and shorter lists make fewer.");
    }
    return grid;
  }
}
