package io.workbench.train.sweep.journal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One trial as the journal knows it: what was tried, on what grounds, and what came of it.
 *
 * @param number from 0, in the order of the proposals
 * @param enqueued whether the sweep's YAML asked for it, rather than the search
 * @param parameters by key, in the declared order; inactive ones are absent. Values are plain
 *     trees: String, Long, Double, Boolean, List, Map
 * @param point of the search space in {@code [0, 1]}, {@code [dimensions]}
 * @param seen numbers of the trials whose results the proposal knew, ascending
 * @param failure why it failed, in one sentence, present when the state is failed; of a pruned
 *     trial that it was stopped by hand
 * @param seeds its runs so far
 * @param seconds wall time of all its attempts
 * @param attempts how often it was started
 */
public record TrialRecord(
    int number,
    boolean enqueued,
    Map<String, Object> parameters,
    double[] point,
    List<Integer> seen,
    TrialState state,
    @Nullable String failure,
    List<SeedRecord> seeds,
    double seconds,
    int attempts) {

  /**
   * The sweep's objective, as the mean over the trial's runs; absent unless the trial is complete
   * or pruned and each run has one.
   */
  public @Nullable Double objective() {
    if (seeds.isEmpty() || (state != TrialState.COMPLETE && state != TrialState.PRUNED)) {
      return null;
    }
    double sum = 0;
    for (SeedRecord seed : seeds) {
      Double value = seed.objective();
      if (value == null) {
        return null;
      }
      sum += value;
    }
    return sum / seeds.size();
  }

  /** Whether a person gave it up, which says nothing of how good it was. */
  public boolean wasStoppedByHand() {
    return state == TrialState.PRUNED && failure != null;
  }

  /** The same trial, waiting for its first or next attempt, or in the middle of one. */
  TrialRecord in(TrialState now) {
    return with(now, null, List.of(), seconds, attempts);
  }

  /** The same trial when an attempt begins. */
  TrialRecord started(int attempt) {
    return with(TrialState.RUNNING, null, List.of(), seconds, attempt);
  }

  /** The same trial when an attempt has ended. */
  TrialRecord finished(JournalLine.Finished end) {
    return with(end.state(), end.failure(), end.seeds(), seconds + end.seconds(), attempts);
  }

  private TrialRecord with(
      TrialState now,
      @Nullable String why,
      List<SeedRecord> runs,
      double allSeconds,
      int allAttempts) {
    return new TrialRecord(
        number, enqueued, parameters, point, seen, now, why, runs, allSeconds, allAttempts);
  }
}
