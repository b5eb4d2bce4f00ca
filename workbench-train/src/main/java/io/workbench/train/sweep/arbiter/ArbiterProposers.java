package io.workbench.train.sweep.arbiter;

import io.workbench.data.InputException;
import io.workbench.train.spec.SearchMethod;
import io.workbench.train.spec.SearchSpec;
import io.workbench.train.sweep.Proposer;
import io.workbench.train.sweep.SearchSpace;
import java.util.Optional;
import java.util.Random;

/** Makes the proposer that a sweep asks for. */
public final class ArbiterProposers {
  private ArbiterProposers() {}

  /** The proposer of a space. */
  public static Proposer create(SearchSpec spec, SearchSpace space) {
    if (spec.method() != SearchMethod.RANDOM) {
      throw new InputException(
          "search.method must be random so far, but was " + spec.method() + ".");
    }
    return (trial, seen) ->
        Optional.of(new Random(trial * 7919L + spec.seed()).doubles(space.dimensions()).toArray());
  }
}
