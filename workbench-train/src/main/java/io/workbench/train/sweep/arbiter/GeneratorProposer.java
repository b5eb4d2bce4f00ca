package io.workbench.train.sweep.arbiter;

import io.workbench.train.sweep.search.BestFirst;
import io.workbench.train.sweep.search.Observation;
import io.workbench.train.sweep.search.Proposer;
import io.workbench.train.sweep.search.SearchSpace;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.random.JDKRandomGenerator;
import org.apache.commons.math3.random.RandomGenerator;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.deeplearning4j.arbiter.optimize.api.OptimizationResult;
import org.nd4j.common.function.Supplier;

/**
 * Asks a generator that was made for this one proposal, seeded by the trial's number and told every
 * result: what it proposes depends on nothing else.
 */
final class GeneratorProposer implements Proposer {
  private static final int ATTEMPTS = 50;

  /** Makes the generator of one proposal. */
  interface Factory {
    /**
     * A new generator.
     *
     * @param random seeded for the trial, for parts that have a generator of their own
     */
    CandidateGenerator create(int trial, RandomGenerator random);
  }

  private final SearchSpace space;
  private final long seed;
  private final boolean learns;
  private final Factory factory;

  /**
   * A proposer.
   *
   * @param learns whether results are reported to the generator, and candidates seen avoided
   */
  GeneratorProposer(SearchSpace space, long seed, boolean learns, Factory factory) {
    this.space = space;
    this.seed = seed;
    this.learns = learns;
    this.factory = factory;
  }

  @Override
  public Optional<double[]> propose(int trial, List<Observation> seen) {
    RandomGenerator random = new JDKRandomGenerator();
    random.setSeed(Seeds.mix(seed, trial));
    CandidateGenerator generator = factory.create(trial, random);
    generator.setRngSeed(random.nextLong());
    if (!learns) {
      return Optional.of(generator.getCandidate().getFlatParameters());
    }
    report(seen, generator);
    return Optional.of(unseen(generator, new Unseen(space, seen), random));
  }

  /**
   * From the worst to the best, with ranks for scores. Arbiter's population is culled when it is
   * full and then filled with whatever is reported next: in this order those are the best.
   */
  private static void report(List<Observation> seen, CandidateGenerator generator) {
    List<Observation> ranking = BestFirst.of(seen);
    for (int rank = ranking.size() - 1; rank >= 0; rank--) {
      generator.reportResults(result(ranking.get(rank), rank));
    }
  }

  // The points are copied, because Arbiter's mutation writes into the parents it was given.
  private static OptimizationResult result(Observation observation, double rank) {
    Supplier<Object> settings = observation::parameters;
    Candidate<Object> candidate =
        new Candidate<>(settings, observation.trial(), observation.point().clone());
    return new OptimizationResult(candidate, rank, observation.trial(), null, null, null);
  }

  private static double[] unseen(
      CandidateGenerator generator, Unseen unseen, RandomGenerator random) {
    double[] point = null;
    for (int attempt = 0; attempt < ATTEMPTS && generator.hasMoreCandidates(); attempt++) {
      Candidate<?> candidate = generator.getCandidate();
      if (candidate.getException() == null) {
        point = candidate.getFlatParameters();
        if (unseen.isNew(point)) {
          return point;
        }
      }
    }
    Optional<double[]> other = unseen.any(random);
    if (other.isPresent()) {
      return other.get();
    }
    if (point == null) {
      throw new IllegalStateException("The generator must make a candidate, but made none.");
    }
    return point;
  }
}
