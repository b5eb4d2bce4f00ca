package io.workbench.train.sweep.spark;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an executor sends back.
 *
 * @param files of the run's folder
 * @param problem what the run threw; the same would have been thrown on the driver
 */
record TrialAnswer(List<RunFile> files, @Nullable Throwable problem) implements Serializable {

  /** Throws the problem, if there is one. */
  void requireNoProblem() {
    if (problem instanceof RuntimeException exception) {
      throw exception;
    }
    if (problem instanceof Error error) {
      throw error;
    }
  }
}
