package io.workbench.train.sweep;

import io.workbench.train.loop.StopSignal;
import io.workbench.train.loop.TrainingListeners;
import java.nio.file.Path;

/**
 * How a sweep is to be carried out, which changes nothing about its numbers.
 *
 * @param results folder that the sweep's own folder is made in
 * @param strict whether a row that would be set aside is an error
 * @param command the command line, for the journal and the results
 * @param listener hears how the sweep goes
 * @param trainingListeners DL4J's own listeners of each run; a run on a cluster has those that
 *     travel
 * @param stop ends the sweep cleanly
 * @param cluster where trials run when the sweep's executor is one
 */
public record SweepRequest(
    Path results,
    boolean strict,
    String command,
    SweepListener listener,
    TrainingListeners trainingListeners,
    StopSignal stop,
    ClusterSettings cluster) {}
