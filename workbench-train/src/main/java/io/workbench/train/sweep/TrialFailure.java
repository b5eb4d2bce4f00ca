package io.workbench.train.sweep;

import io.workbench.data.InputException;
import io.workbench.data.OutputException;
import io.workbench.train.loop.StopReason;
import java.util.Objects;
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
   * on, and ends the sweep: a full disk, a cluster that is gone.
   *
   * @param asked why the trial was asked to stop, if it was
   */
  static StopReason of(int trial, Throwable cause, @Nullable StopReason asked) {
    if (cause instanceof OutputException fullOrForbidden) {
      throw fullOrForbidden;
    }
    if (cause instanceof ClusterException cluster && cluster.isGone()) {
      throw cluster;
    }
    return cause instanceof CancellationException
        ? Objects.requireNonNullElse(asked, StopReason.INTERRUPTED)
        : StopReason.failed(sentence(trial, cause));
  }

  private static String sentence(int trial, Throwable cause) {
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
