package io.workbench.train.sweep;

import io.workbench.data.InputException;
import io.workbench.train.loop.TravellingListeners;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Connects to a cluster. The code for it is built, found and loaded only when it is asked for. */
public interface ClusterRunners {
  /**
   * Connects.
   *
   * @param strict whether a row that would be set aside is an error
   * @param command the command line, for the results
   * @param listeners of the runs, which travel to where these are carried out
   * @throws InputException when there is no such cluster
   */
  TrialRunner connect(
      ClusterSettings settings, boolean strict, String command, TravellingListeners listeners);

  /**
   * Connects to a Spark cluster.
   *
   * @throws InputException also when Spark is not on the class path
   */
  static TrialRunner connectToSpark(
      ClusterSettings settings, boolean strict, String command, TravellingListeners listeners) {
    try {
      return ServiceLoader.load(ClusterRunners.class)
          .findFirst()
          .orElseThrow(NoClassDefFoundError::new)
          .connect(settings, strict, command, listeners);
    } catch (NoClassDefFoundError | ServiceConfigurationError e) {
      // The latter where a build with Spark has left its registration behind and one without it
      // came after.
      throw new InputException(
          "executor: spark needs Spark's libraries, which the launcher loads when the command line"
              + " says so: add --executor spark.",
          e);
    }
  }
}
