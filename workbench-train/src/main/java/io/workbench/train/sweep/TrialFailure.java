package io.workbench.train.sweep;

import io.workbench.data.InputException;
import io.workbench.data.OutputException;
import io.workbench.train.sweep.JournalLine.Finished;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of a trial that threw. */
final class TrialFailure {
  private static final Logger LOG = LoggerFactory.getLogger(TrialFailure.class);

  private TrialFailure() {}

  /**
   * The trial has failed, with one sentence why. What no other trial could do better with is thrown
   * on, and ends the sweep: a full disk, a cluster that is gone, a broken JVM.
   */
  static Finished of(int trial, @Nullable Throwable cause) {
    if (cause instanceof OutputException fullOrForbidden) {
      throw fullOrForbidden;
    }
    if (cause instanceof ClusterException cluster && cluster.isGone()) {
      throw cluster;
    }
    if (cause instanceof CancellationException) {
      return new Finished(trial, TrialState.INTERRUPTED, null, List.of(), 0);
    }
    if (cause instanceof Error error && !(cause instanceof OutOfMemoryError)) {
      throw error;
    }
    return new Finished(trial, TrialState.FAILED, sentence(trial, cause), List.of(), 0);
  }

  private static String sentence(int trial, @Nullable Throwable cause) {
    if (cause instanceof OutOfMemoryError) {
      return "The memory of "
          + (Runtime.getRuntime().maxMemory() >> 20)
          + " MB was not enough; WORKBENCH_JVM_OPTS=-Xmx8g gives more.";
    }
    if (cause instanceof InputException || cause instanceof ClusterException) {
      return String.valueOf(cause.getMessage());
    }
    LOG.warn("Trial {} failed.", trial, cause);
    return String.valueOf(cause);
  }
}
