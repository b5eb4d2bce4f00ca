package io.workbench.train.sweep.report;

import io.workbench.train.evaluate.SeedSpread;
import io.workbench.train.sweep.journal.SeedRecord;
import io.workbench.train.sweep.journal.TrialRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trial's objective over its seeds.
 *
 * @param mean of the seeds
 * @param standardDeviation with n − 1 in the denominator; absent for one seed
 * @param low end of the 95 % interval of the mean, by Student's t; absent for one seed
 * @param high end of it
 * @param n number of seeds that have a value
 */
public record Score(
    double mean,
    @Nullable Double standardDeviation,
    @Nullable Double low,
    @Nullable Double high,
    int n) {

  /** Of a trial's seeds; absent where the trial has no objective. */
  static @Nullable Score ofTrial(TrialRecord trial) {
    if (trial.objective() == null) {
      return null;
    }
    List<Double> values = new ArrayList<>();
    for (SeedRecord seed : trial.seeds()) {
      Double objective = seed.objective();
      if (objective != null) {
        values.add(objective);
      }
    }
    return of(values);
  }

  /** Of at least one value; absent for none. */
  static @Nullable Score of(List<Double> values) {
    int n = values.size();
    if (n == 0) {
      return null;
    }
    if (n == 1) {
      return new Score(values.get(0), null, null, null, 1);
    }
    SeedSpread spread = SeedSpread.of(values);
    double mean = spread.mean();
    double half = spread.halfWidth();
    return new Score(mean, spread.standardDeviation(), mean - half, mean + half, n);
  }
}
