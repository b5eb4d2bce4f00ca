package io.workbench.train.sweep.spark;

import java.io.Serializable;

/**
 * What an executor tells the driver while it trains.
 *
 * @param run that it trains, by its name on the driver
 * @param event a {@link StartReport}, {@link io.workbench.train.loop.BatchProgress} or {@link
 *     io.workbench.train.loop.EpochProgress}
 */
record ExecutorReport(String run, Serializable event) implements Serializable {}
