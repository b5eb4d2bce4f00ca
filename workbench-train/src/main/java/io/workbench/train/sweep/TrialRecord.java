package io.workbench.train.sweep;

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
 * @param failure why it failed, in one sentence; present when the state is failed
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
    int attempts) {}
