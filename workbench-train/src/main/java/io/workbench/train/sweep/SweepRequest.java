package io.workbench.train.sweep;

import io.workbench.train.loop.StopSignal;
import java.nio.file.Path;

/**
 * How a sweep is to be carried out, which changes nothing about its numbers.
 *
 * @param results folder that the sweep's own folder is made in
 * @param strict whether a row that would be set aside is an error
 * @param command the command line, for the journal and the results
 */
public record SweepRequest(
    Path results, boolean strict, String command, SweepListener listener, StopSignal stop) {}
