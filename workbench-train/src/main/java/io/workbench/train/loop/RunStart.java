package io.workbench.train.loop;

import java.nio.file.Path;

/**
 * What is known when training begins.
 *
 * @param directory the run's
 * @param kind of the network
 * @param engine that computes it
 * @param parameters of the network
 * @param trainWindows windows of an epoch
 * @param firstEpoch 1, or the next one when resumed
 * @param epochs the most that will be run
 */
public record RunStart(
    Path directory,
    String kind,
    String engine,
    long parameters,
    int trainWindows,
    int firstEpoch,
    int epochs) {}
