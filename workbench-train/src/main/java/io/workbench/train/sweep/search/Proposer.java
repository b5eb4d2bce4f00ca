package io.workbench.train.sweep.search;

import java.util.List;
import java.util.Optional;

/**
 * Names the next candidate. A pure function: the same arguments give the same point, on any
 * machine, whatever was asked before and in whatever order {@code seen} lies.
 */
public interface Proposer {
  /**
   * The candidate of a trial.
   *
   * @param trial its number, from 0
   * @param seen the trials whose results may be used
   * @return a point of the {@link SearchSpace}'s unit cube; empty when every candidate was proposed
   */
  Optional<double[]> propose(int trial, List<Observation> seen);
}
