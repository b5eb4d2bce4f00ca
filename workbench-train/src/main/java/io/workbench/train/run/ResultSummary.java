package io.workbench.train.run;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a list of many results shows of one.
 *
 * @param id name of the run's directory, of a trial with its sweep's as in {@code SWEEP/trials/7}
 * @param kind {@code train}, or {@code trial} of a sweep
 * @param status as {@code result.json} writes it
 * @param failure why it failed
 * @param model the network's kind
 * @param data the file's path, or the source of data that have none
 * @param sha256 of the data
 * @param skill 1 − RMSE / persistence's on the test part
 * @param pValue of the Diebold–Mariano test against persistence
 */
public record ResultSummary(
    String id,
    String name,
    String kind,
    String status,
    Instant finishedAt,
    @Nullable String failure,
    List<String> tags,
    @Nullable Long seed,
    String model,
    String data,
    String sha256,
    @Nullable Double validationRmse,
    @Nullable Double testRmse,
    @Nullable Double testMae,
    @Nullable Double testR2,
    @Nullable Double directionalAccuracy,
    @Nullable Double skill,
    @Nullable Double pValue) {}
