package io.workbench.train.sweep.journal;

import io.workbench.train.evaluate.Metrics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of a trial: all trials of a sweep run the same seeds.
 *
 * @param seed of the run
 * @param directory of the run, relative to the sweep's: {@code trials/7}, or {@code
 *     trials/7/seed-43} where a trial has several seeds
 * @param objective its value of the sweep's objective; absent where the run never got one
 * @param curve validation RMSE by epoch in price units, so that runs with other targets can be
 *     compared; an epoch whose loss was not finite is {@code null}
 * @param data file that the run read and its SHA-256, of several files one hash over theirs; absent
 *     for data without a file
 * @param epochs number of epochs run
 * @param bestEpoch the epoch whose model was kept, from 1; 0 when none was finished
 * @param validation metrics of the kept model
 * @param test metrics of the kept model
 * @param rmseSkill 1 − RMSE / persistence's, on the test part
 * @param maeSkill the same of the MAE
 * @param seconds wall time
 */
public record SeedRecord(
    long seed,
    String directory,
    @Nullable Double objective,
    List<@Nullable Double> curve,
    int epochs,
    int bestEpoch,
    @Nullable Metrics validation,
    @Nullable Metrics test,
    @Nullable Double rmseSkill,
    @Nullable Double maeSkill,
    double seconds,
    @Nullable DataFile data) {

  /** A data file as the run found it. */
  public record DataFile(String path, String sha256) {}
}
