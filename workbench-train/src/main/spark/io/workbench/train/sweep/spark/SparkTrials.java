package io.workbench.train.sweep.spark;

import io.workbench.train.RunOutcome;
import io.workbench.train.loop.ProgressListener;
import io.workbench.train.loop.StopSignal;
import io.workbench.train.run.ResultJson;
import io.workbench.train.run.RunDirectory;
import io.workbench.train.spec.RunSpec;
import io.workbench.train.spec.RunSpecs;
import io.workbench.train.sweep.ClusterException;
import io.workbench.train.sweep.ClusterSettings;
import io.workbench.train.sweep.TrialRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Carries out runs of trials on a Spark cluster, one task a run. Spark runs a task again when its
 * executor is lost; the driver writes the run's folder when the task is done.
 */
final class SparkTrials implements TrialRunner {
  private static final long LOOK_AT_STOP_MILLIS = 100;
  private static final Duration LONGEST_END = Duration.ofSeconds(30);

  /** Above the priority by which Spark stops itself when the process is asked to end. */
  private static final int BEFORE_SPARK = 100;

  private final JavaSparkContext context;
  private final SharedData data;
  private final ShippedRun.Manner manner;
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Lets runs that were interrupted write their results over a connection that still stands. */
  private final Runnable endFirst = this::awaitClose;

  private SparkTrials(JavaSparkContext context, ShippedRun.Manner manner) {
    this.context = context;
    this.manner = manner;
    data = new SharedData(context);
    context.sc().addSparkListener(new LostTasks());
  }

  /**
   * Connects to the cluster, whose machines are shipped the workbench.
   *
   * @param manner what is the same for all runs
   */
  static SparkTrials connect(ClusterSettings settings, ShippedRun.Manner manner) {
    SparkTrials trials = new SparkTrials(SparkConnection.open(settings), manner);
    ShutdownHookManager.get()
        .addShutdownHook(
            trials.endFirst, BEFORE_SPARK, LONGEST_END.toSeconds() + 5, TimeUnit.SECONDS);
    return trials;
  }

  @Override
  public RunOutcome run(RunSpec spec, Path folder, ProgressListener listener, StopSignal stop) {
    try (RunDirectory directory = RunDirectory.openTrial(folder)) {
      TrialAnswer answer = answer(spec, directory, listener, stop);
      answer.requireNoProblem();
      directory.clear();
      for (RunFile file : answer.files()) {
        file.writeTo(directory.path());
      }
      listener.onTrained();
      return new RunOutcome(directory.path(), ResultJson.read(directory.result()));
    }
  }

  private TrialAnswer answer(
      RunSpec spec, RunDirectory directory, ProgressListener listener, StopSignal stop) {
    Path folder = directory.path().toAbsolutePath().normalize();
    String run = folder + " " + UUID.randomUUID();
    ShippedRun task =
        new ShippedRun(
            run,
            RunSpecs.toYaml(spec, folder),
            folder.toString(),
            Files.exists(directory.checkpoint()) ? RunFile.allIn(folder) : List.of(),
            data.of(spec.data()),
            manner);
    DriverWatch watch = new DriverWatch(folder, listener, stop);
    TrialPlugin.watch(run, watch);
    listener.onDirectory(folder);
    try {
      return await(submit(task, spec.name() + " " + folder.getFileName()), watch, stop);
    } finally {
      TrialPlugin.forget(run);
    }
  }

  private JavaFutureAction<List<TrialAnswer>> submit(ShippedRun task, String description) {
    try {
      // Local properties are the calling thread's, and travel with the job that it submits.
      context.setLocalProperty(LostTasks.RUN, task.run());
      context.sc().setJobDescription(description);
      return context.parallelize(List.of(task), 1).map(ShippedRun::carryOut).collectAsync();
    } catch (IllegalStateException e) {
      throw fault("Spark takes no further run: ", e);
    }
  }

  /** A run that has started hears of the stop with its next report, and ends by itself. */
  private TrialAnswer await(
      JavaFutureAction<List<TrialAnswer>> job, DriverWatch watch, StopSignal stop) {
    long stopped = 0;
    try {
      while (stopped == 0
          || (watch.isStarted() && System.nanoTime() - stopped < LONGEST_END.toNanos())) {
        try {
          return job.get(LOOK_AT_STOP_MILLIS, TimeUnit.MILLISECONDS).get(0);
        } catch (TimeoutException e) {
          stopped = stopped == 0 && stop.isRequested() ? System.nanoTime() : stopped;
        }
      }
    } catch (ExecutionException e) {
      throw fault("Spark gave the run up: ", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    job.cancel(true);
    throw new CancellationException("The run was stopped before it had a result.");
  }

  private ClusterException fault(String what, Exception cause) {
    String sentence = what + Sentences.deepest(cause);
    return context.sc().isStopped()
        ? new ClusterException("The connection to the cluster is gone. " + sentence, true, cause)
        : new ClusterException(sentence, false, cause);
  }

  private void awaitClose() {
    try {
      closed.await(LONGEST_END.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    context.close();
    closed.countDown();
    if (!ShutdownHookManager.get().isShutdownInProgress()) {
      ShutdownHookManager.get().removeShutdownHook(endFirst);
    }
  }
}
