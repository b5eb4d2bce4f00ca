package io.workbench.train.sweep.spark;

import io.workbench.train.loop.BatchProgress;
import io.workbench.train.loop.EpochProgress;
import io.workbench.train.loop.ProgressListener;
import io.workbench.train.loop.RunStart;
import io.workbench.train.loop.StopReason;
import io.workbench.train.loop.StopSignal;
import java.io.Serializable;
import java.time.Duration;
import org.apache.spark.TaskContext;
import org.jspecify.annotations.Nullable;

/**
 * The executor's side of a run: tells the driver of its start, of every epoch, and once a second of
 * a batch, and stops the run when the driver says so or Spark ends the task.
 */
final class DriverListener implements ProgressListener {
  private static final long BATCH_NANOS = Duration.ofSeconds(1).toNanos();

  private final String run;
  private final TaskContext task;
  private final StopSignal stop;
  private long lastTold = System.nanoTime();

  DriverListener(String run, TaskContext task, StopSignal stop) {
    this.run = run;
    this.task = task;
    this.stop = stop;
  }

  @Override
  public void onStart(RunStart start) {
    tell(StartReport.of(start));
  }

  @Override
  public void onBatch(BatchProgress progress) {
    if (task.isInterrupted()) {
      stop.request();
    } else if (System.nanoTime() - lastTold >= BATCH_NANOS) {
      tell(progress);
    }
  }

  @Override
  public void onEpoch(EpochProgress progress) {
    tell(progress);
  }

  private void tell(Serializable event) {
    @Nullable StopReason reason = TrialPlugin.tell(new ExecutorReport(run, event));
    if (reason != null) {
      stop.request(reason);
    }
    lastTold = System.nanoTime();
  }
}
