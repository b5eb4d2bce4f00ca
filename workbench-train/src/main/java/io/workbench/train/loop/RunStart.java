package io.workbench.train.loop;

import io.workbench.train.run.EpochRecord;
import java.nio.file.Path;
import java.util.List;

/**
 * What is known when training begins.
 *
 * @param directory the run's
 * @param kind of the network
 * @param engine that computes it
 * @param parameters of the network
 * @param trainWindows windows of an epoch
 * @param earlier epochs that are done already; none unless resumed
 * @param epochs the most that will be run
 * @param targetStd what a root of a loss is multiplied by to become an error in price units, see
 *     {@link io.workbench.data.window.Windows#targetStd}
 */
public record RunStart(
    Path directory,
    String kind,
    String engine,
    long parameters,
    int trainWindows,
    List<EpochRecord> earlier,
    int epochs,
    double targetStd) {
  /** 1, or the next one when resumed. */
  public int firstEpoch() {
    return earlier.size() + 1;
  }
}
