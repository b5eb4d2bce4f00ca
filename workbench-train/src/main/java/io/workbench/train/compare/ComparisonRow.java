package io.workbench.train.compare;

import io.workbench.train.evaluate.Metrics;
import io.workbench.train.run.RunResult;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a comparison: a run, or a baseline of the test part that runs share.
 *
 * @param label the run's name, or its id where names are the same; the baseline's name
 * @param data letter of the test part, see {@link Comparison#data}
 * @param model the network's kind; empty for a baseline
 * @param status how the run ended; absent for a baseline
 * @param differences by key, the run's values of the spec's keys that differ between runs; a key
 *     that the run's spec lacks is missing
 * @param rmseVsPersistence 1 − RMSE / persistence's, on the test part
 * @param maeVsPersistence 1 − MAE / persistence's, on the test part
 * @param pValue of the Diebold–Mariano test against persistence
 * @param seconds of training
 * @param best whether no other run of the same test part has a better objective
 * @param instrument of a panel that the row is of alone; absent for a whole run
 * @param file where the result was read; absent for a baseline and for a group
 * @param group the runs that the row is the mean of, where it is
 */
public record ComparisonRow(
    String label,
    String data,
    String model,
    RunResult.@Nullable Status status,
    Map<String, String> differences,
    @Nullable Metrics validation,
    @Nullable Metrics test,
    @Nullable Double rmseVsPersistence,
    @Nullable Double maeVsPersistence,
    @Nullable Double pValue,
    @Nullable Long parameters,
    @Nullable Double seconds,
    boolean best,
    @Nullable String instrument,
    @Nullable String file,
    @Nullable SeedGroup group) {

  boolean isRun() {
    return status != null;
  }

  ComparisonRow asBest() {
    return new ComparisonRow(
        label,
        data,
        model,
        status,
        differences,
        validation,
        test,
        rmseVsPersistence,
        maeVsPersistence,
        pValue,
        parameters,
        seconds,
        true,
        instrument,
        file,
        group);
  }
}
