package io.workbench.train;

import java.time.Duration;

/** What sort of run a run is, where that changes what it leaves behind. */
enum RunManner {
  /** Started by hand: a checkpoint after each epoch, plots at the end. */
  TRAIN("train", Duration.ZERO, true),
  /** One of many in a sweep: a checkpoint now and then, and plots only of the winner. */
  TRIAL("trial", Duration.ofSeconds(2), false);

  private final String kind;
  private final Duration checkpointInterval;
  private final boolean plots;

  RunManner(String kind, Duration checkpointInterval, boolean plots) {
    this.kind = kind;
    this.checkpointInterval = checkpointInterval;
    this.plots = plots;
  }

  /** Name in results. */
  String kind() {
    return kind;
  }

  Duration checkpointInterval() {
    return checkpointInterval;
  }

  boolean plots() {
    return plots;
  }
}
