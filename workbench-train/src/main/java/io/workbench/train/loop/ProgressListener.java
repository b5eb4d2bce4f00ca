package io.workbench.train.loop;

import java.nio.file.Path;

/** Hears how a run goes, in the run's own thread; what it does must be quick. */
public interface ProgressListener {
  /** Hears nothing. */
  ProgressListener NONE = new ProgressListener() {};

  /** The data are read and the run's directory is there: its log may be opened. */
  default void onDirectory(Path directory) {}

  /**
   * The run to go on with was complete before, so that nothing is trained.
   *
   * @param sentence that says so, and what became of plots it lacked
   */
  default void onComplete(String sentence) {}

  /** Training begins. */
  default void onStart(RunStart start) {}

  /** A batch is done. */
  default void onBatch(BatchProgress progress) {}

  /** An epoch is done. */
  default void onEpoch(EpochProgress progress) {}

  /**
   * What computed the run was lost, such as a machine of a cluster, and it is computed again; heard
   * in another thread than the rest.
   *
   * @param reason in one sentence
   */
  default void onLost(String reason) {}

  /** The epochs are over; the model is being judged and written. */
  default void onTrained() {}
}
