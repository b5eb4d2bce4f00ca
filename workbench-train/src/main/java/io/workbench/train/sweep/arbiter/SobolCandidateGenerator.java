package io.workbench.train.sweep.arbiter;

import io.workbench.train.sweep.search.SearchSpace;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.deeplearning4j.arbiter.optimize.api.Candidate;

/**
 * One point of the sequence of Sobol (1967), with the direction numbers of Joe and Kuo (2008) that
 * commons-math carries, shifted digit by digit: every coordinate is combined by exclusive or with
 * 52 random bits of its own (Owen 1998 calls it the random digital shift). That keeps the
 * sequence's evenness, makes each point uniform, and makes seeds differ.
 */
final class SobolCandidateGenerator extends OwnGenerator {
  private static final int BITS = 52;
  private static final double SCALE = 1L << BITS;

  private final double[] point;
  private final long seed;

  /**
   * A generator of one point.
   *
   * @param index of the point, from 0
   * @param seed of the shift, the same for the whole sequence
   */
  SobolCandidateGenerator(SearchSpace space, int index, long seed) {
    super(space);
    this.point = new SobolSequenceGenerator(space.dimensions()).skipTo(index);
    this.seed = seed;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Candidate getCandidate() {
    double[] shifted = new double[point.length];
    for (int dimension = 0; dimension < shifted.length; dimension++) {
      long shift = Seeds.mix(seed, dimension) >>> (Long.SIZE - BITS);
      shifted[dimension] = ((long) (point[dimension] * SCALE) ^ shift) / SCALE;
    }
    return candidate(shifted);
  }
}
