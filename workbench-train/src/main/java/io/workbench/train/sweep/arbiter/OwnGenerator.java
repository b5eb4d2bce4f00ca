package io.workbench.train.sweep.arbiter;

import io.workbench.train.sweep.search.SearchSpace;
import java.util.LinkedHashMap;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.generator.BaseCandidateGenerator;

/** What the generators that Arbiter lacks have in common. */
abstract class OwnGenerator extends BaseCandidateGenerator<LinkedHashMap<String, Object>> {
  OwnGenerator(SearchSpace space) {
    super(new SettingsSpace(space), null, false);
    initialize();
  }

  @Override
  public boolean hasMoreCandidates() {
    return true;
  }

  @Override
  public Class<?> getCandidateType() {
    return LinkedHashMap.class;
  }

  /** The candidate of a point. */
  Candidate<LinkedHashMap<String, Object>> candidate(double[] point) {
    return new Candidate<>(
        parameterSpace.getValue(point), candidateCounter.getAndIncrement(), point);
  }
}
