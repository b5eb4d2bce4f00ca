package io.workbench.train.sweep.spark;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.ExecutorLostFailure;
import org.apache.spark.Success$;
import org.apache.spark.TaskEndReason;
import org.apache.spark.TaskFailedReason;
import org.apache.spark.TaskKilled;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.TaskInfo;

/** Hears on the driver which tasks Spark has lost, and tells whoever watches their runs. */
final class LostTasks extends SparkListener {
  /** The property of a job that names its run. */
  static final String RUN = "workbench.run";

  private final Map<Integer, String> runsByStage = new ConcurrentHashMap<>();

  @Override
  public void onStageSubmitted(SparkListenerStageSubmitted event) {
    String run = event.properties().getProperty(RUN);
    if (run != null) {
      runsByStage.put(event.stageInfo().stageId(), run);
    }
  }

  @Override
  public void onStageCompleted(SparkListenerStageCompleted event) {
    runsByStage.remove(event.stageInfo().stageId());
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd event) {
    String run = runsByStage.get(event.stageId());
    DriverWatch watch = run == null ? null : TrialPlugin.watchOf(run);
    if (watch != null && isLoss(event.reason())) {
      watch.lost(sentence(event.taskInfo(), event.reason()));
    }
  }

  private static boolean isLoss(TaskEndReason reason) {
    return reason != Success$.MODULE$ && !(reason instanceof TaskKilled);
  }

  private static String sentence(TaskInfo task, TaskEndReason reason) {
    return ("Attempt " + (task.attemptNumber() + 1))
        + (" on executor " + task.executorId() + " at " + task.host())
        + (" was lost: " + because(reason));
  }

  private static String because(TaskEndReason reason) {
    if (reason instanceof ExecutorLostFailure lost && lost.reason().isDefined()) {
      return Sentences.first(lost.reason().get());
    }
    return Sentences.first(
        reason instanceof TaskFailedReason failed ? failed.toErrorString() : reason.toString());
  }
}
