package io.workbench.train.sweep;

import io.workbench.data.OutputException;
import io.workbench.train.loop.StopReason;
import io.workbench.train.loop.StopSignal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fulfils requests to stop for the process that works on a sweep; belongs to its one thread. */
final class StopDesk {
  private static final Logger LOG = LoggerFactory.getLogger(StopDesk.class);

  private final StopRequests requests;
  private final StopSignal sweep;
  private final Map<Integer, StopSignal> running = new HashMap<>();
  private final IntPredicate open;
  private final Set<Integer> told = new HashSet<>();
  private boolean broken;

  /**
   * The desk of a sweep's process.
   *
   * @param sweep ends the whole sweep
   * @param open whether a trial is there and has not ended for good
   */
  StopDesk(Path folder, StopSignal sweep, IntPredicate open) {
    requests = new StopRequests(folder);
    this.sweep = sweep;
    this.open = open;
  }

  /** A process holds the folder of a sweep that an earlier one was asked to stop. */
  static void takenUp(Path folder) {
    try {
      new StopRequests(folder).sweepEnded();
    } catch (OutputException e) {
      LOG.warn("A request to stop may be left from before: {}", e.getMessage());
    }
  }

  /** An attempt at a trial begins, which may have been asked to stop before. */
  void begins(int trial, StopSignal stop) {
    running.put(trial, stop);
    carefully(this::hearTrials);
  }

  /** Passes on what has been asked for since the last look. */
  void look() {
    carefully(this::passOn);
  }

  /** An attempt at a trial has ended, and the journal says so; one that is not over is kept. */
  void ended(int trial) {
    running.remove(trial);
    carefully(this::hearTrials);
  }

  /** The sweep has ended, and the journal says so. */
  void close() {
    carefully(requests::sweepEnded);
  }

  /** Trials first: one that hears of the sweep's end before would be run again. */
  private void passOn() {
    hearTrials();
    if (requests.isSweepAsked() && !sweep.isRequested()) {
      LOG.info("The sweep is asked to stop; its trials go on with --resume.");
      sweep.request();
    }
  }

  private void hearTrials() {
    for (int trial : requests.trials()) {
      if (!open.test(trial)) {
        requests.trialEnded(trial);
      } else if (running.containsKey(trial)) {
        running.get(trial).request(StopReason.BY_HAND);
        if (told.add(trial)) {
          LOG.info("Trial {} is asked to stop.", trial);
        }
      }
    }
  }

  /** A folder of requests that cannot be read must not end the sweep; the next look may read it. */
  private void carefully(Runnable work) {
    try {
      work.run();
      broken = false;
    } catch (OutputException e) {
      if (!broken) {
        LOG.warn("Requests to stop are not heard: {}", e.getMessage());
      }
      broken = true;
    }
  }
}
