package io.workbench.train.sweep;

import io.workbench.train.loop.EpochProgress;
import io.workbench.train.sweep.journal.TrialRecord;

/**
 * Hears how a sweep goes. The calls of a trial's epochs come from the threads that train, several
 * at once; the others from one thread. What it does must be quick.
 */
public interface SweepListener {
  /** Hears nothing. */
  SweepListener NONE = new SweepListener() {};

  /** The sweep begins or goes on. */
  default void onStart(SweepStart start) {}

  /** An attempt at a trial begins. */
  default void onTrialStart(TrialRecord trial) {}

  /**
   * An epoch of a trial is done.
   *
   * @param seedNumber which of its runs, from 0
   */
  default void onEpoch(int trial, int seedNumber, EpochProgress progress) {}

  /** An attempt at a trial has ended. */
  default void onTrialEnd(TrialRecord trial) {}

  /** The trials are over; results are being judged and written. */
  default void onTrialsDone() {}
}
