package io.workbench.train;

import io.workbench.train.loop.ProgressListener;
import io.workbench.train.loop.StopSignal;
import io.workbench.train.loop.TrainingListeners;
import java.nio.file.Path;

/**
 * How a run is to be carried out, which changes nothing about its numbers.
 *
 * @param results folder that the run's own folder is made in
 * @param strict whether a row that would be set aside is an error
 * @param command the command line, for the result
 * @param listener hears how a run goes
 * @param trainingListeners DL4J's own listeners of each run's network
 * @param stop ends a run cleanly
 */
public record TrainingRequest(
    Path results,
    boolean strict,
    String command,
    ProgressListener listener,
    TrainingListeners trainingListeners,
    StopSignal stop) {}
