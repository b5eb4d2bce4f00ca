package io.workbench.train.sweep;

import io.workbench.data.InputException;
import java.util.ServiceLoader;

/** Connects to a cluster. The code for it is built, found and loaded only when it is asked for. */
public interface ClusterRunners {
  /**
   * Connects.
   *
   * @param strict whether a row that would be set aside is an error
   * @param command the command line, for the results
   * @throws InputException when there is no such cluster
   */
  TrialRunner connect(ClusterSettings settings, boolean strict, String command);

  /** What the class path has for Spark. */
  static ClusterRunners spark() {
    return ServiceLoader.load(ClusterRunners.class)
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "executor: spark needs Spark's libraries, which the launcher loads when the"
                        + " command line says so: add --executor spark."));
  }
}
