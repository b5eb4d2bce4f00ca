package io.workbench.train.sweep.spark;

import io.workbench.train.loop.BatchProgress;
import io.workbench.train.loop.EpochProgress;
import io.workbench.train.loop.ProgressListener;
import io.workbench.train.loop.StopReason;
import io.workbench.train.loop.StopSignal;
import java.io.Serializable;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The driver's side of a run: passes on what its executor reports, and answers whether to go on. An
 * attempt that follows a lost one has the same numbers, so its epochs are passed on only from where
 * the lost one ended.
 */
final class DriverWatch {
  private final Path folder;
  private final ProgressListener listener;
  private final StopSignal stop;
  private volatile boolean started;
  private int epochs;
  private int attempts;

  DriverWatch(Path folder, ProgressListener listener, StopSignal stop) {
    this.folder = folder;
    this.listener = listener;
    this.stop = stop;
  }

  /** Whether an executor has begun to train. */
  boolean isStarted() {
    return started;
  }

  /** Takes in a report; the answer is why to stop, or absent. */
  @Nullable StopReason hear(Serializable event) {
    if (event instanceof StartReport) {
      attempts++;
    }
    if (event instanceof StartReport start && !started) {
      epochs = start.earlier().size();
      listener.onStart(start.in(folder));
      started = true;
    } else if (event instanceof BatchProgress batch) {
      listener.onBatch(batch);
    } else if (event instanceof EpochProgress epoch && epoch.record().epoch() > epochs) {
      epochs = epoch.record().epoch();
      listener.onEpoch(epoch);
    }
    return answer(event);
  }

  /**
   * A decision that came of an epoch holds from that epoch on: an attempt that follows a lost one
   * has to get there first. Only an interruption holds at once.
   */
  private @Nullable StopReason answer(Serializable event) {
    StopReason reason = stop.reason();
    boolean behind = !(event instanceof EpochProgress epoch) || epoch.record().epoch() < epochs;
    return reason != null && reason.equals(StopReason.PRUNED) && behind && attempts > 1
        ? null
        : reason;
  }

  /** The attempt was lost. */
  void lost(String reason) {
    listener.onLost(reason);
  }
}
