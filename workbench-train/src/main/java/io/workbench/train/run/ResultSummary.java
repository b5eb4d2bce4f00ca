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
 * @param model the network's kind
 * @param data the file's path, or the source of data that have none
 * @param skill 1 − RMSE / persistence's on the test part
 */
public record ResultSummary(
    String id,
    String name,
    String kind,
    String status,
    Instant finishedAt,
    List<String> tags,
    String model,
    String data,
    @Nullable Double testRmse,
    @Nullable Double skill) {}
