package io.workbench.train.sweep;

import io.workbench.data.OutputException;
import io.workbench.train.loop.StopReason;
import io.workbench.train.loop.StopSignal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fulfils requests to stop for the process that works on a sweep; belongs to its one thread. */
final class StopDesk {
  private static final Logger LOG = LoggerFactory.getLogger(StopDesk.class);

  private final StopRequests requests;
  private final StopSignal sweep;
  private final Map<Integer, StopSignal> running = new HashMap<>();
  private boolean broken;

  StopDesk(Path folder, StopSignal sweep) {
    requests = new StopRequests(folder);
    this.sweep = sweep;
  }

  /** Removes what an earlier process was asked for. */
  void open() {
    carefully(requests::clear);
  }

  /** An attempt at a trial begins. */
  void begins(int trial, StopSignal stop) {
    running.put(trial, stop);
  }

  /** Passes on what has been asked for since the last look. */
  void look() {
    carefully(this::passOn);
  }

  /** An attempt at a trial has ended, and the journal says so. */
  void ended(int trial) {
    running.remove(trial);
    carefully(() -> requests.trialEnded(trial));
  }

  /** The sweep has ended, and the journal says so. */
  void close() {
    carefully(requests::clear);
  }

  private void passOn() {
    if (requests.isSweepAsked() && !sweep.isRequested()) {
      LOG.info("The sweep is asked to stop; its trials go on with --resume.");
      sweep.request();
    }
    for (int trial : requests.trials()) {
      StopSignal stop = running.get(trial);
      if (stop == null) {
        requests.trialEnded(trial);
      } else if (!stop.isRequested()) {
        LOG.info("Trial {} is asked to stop.", trial);
        stop.request(StopReason.BY_HAND);
      }
    }
  }

  /** A folder of requests that cannot be read must not end the sweep. */
  private void carefully(Runnable work) {
    if (broken) {
      return;
    }
    try {
      work.run();
    } catch (OutputException e) {
      broken = true;
      LOG.warn("Requests to stop are not heard: {}", e.getMessage());
    }
  }
}
