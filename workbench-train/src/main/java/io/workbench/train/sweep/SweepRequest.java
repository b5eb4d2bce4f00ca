package io.workbench.train.sweep;

import io.workbench.train.loop.StopSignal;
import java.nio.file.Path;

/**
 * How a sweep is to be carried out, which changes nothing about its numbers.
 *
 * @param results folder that the sweep's own folder is made in
 * @param strict whether a row that would be set aside is an error
 * @param command the command line, for the journal and the results
 * @param cluster where trials run when the sweep's executor is one
 */
public record SweepRequest(
    Path results,
    boolean strict,
    String command,
    SweepListener listener,
    StopSignal stop,
    ClusterSettings cluster) {
  /** The same where nothing is said of a cluster. */
  public SweepRequest(
      Path results, boolean strict, String command, SweepListener listener, StopSignal stop) {
    this(results, strict, command, listener, stop, ClusterSettings.NONE);
  }
}
