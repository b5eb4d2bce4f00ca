package io.workbench.train.sweep.spark;

import io.workbench.train.loop.StopReason;
import io.workbench.train.run.RunResult.Status;
import io.workbench.train.sweep.ClusterException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;
import org.jspecify.annotations.Nullable;

/**
 * The line between a run on an executor and the driver. Spark makes the plugin from its name and
 * hands it to nobody, so the two ends are kept here for the whole process, in which Spark allows
 * one connection at a time.
 */
public final class TrialPlugin implements SparkPlugin {
  private static final Map<String, DriverWatch> WATCHES = new ConcurrentHashMap<>();
  private static final AtomicReference<@Nullable PluginContext> TO_DRIVER = new AtomicReference<>();

  /** Driver: reports of the run go to the watch. */
  static void watch(String run, DriverWatch watch) {
    WATCHES.put(run, watch);
  }

  /** Driver: nobody waits for the run any more. */
  static void forget(String run) {
    WATCHES.remove(run);
  }

  /** Driver: who watches the run. */
  static @Nullable DriverWatch watchOf(String run) {
    return WATCHES.get(run);
  }

  /** Executor: tells the driver; the answer is why to stop, or absent. */
  static @Nullable StopReason tell(ExecutorReport report) {
    PluginContext driver = TO_DRIVER.get();
    if (driver == null) {
      throw new IllegalStateException("Spark has not made the plugin " + TrialPlugin.class + ".");
    }
    return reason(ask(driver, report));
  }

  // checkstyle off: IllegalCatch because Spark declares nothing narrower
  private static @Nullable Object ask(PluginContext driver, ExecutorReport report) {
    try {
      return driver.ask(report);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ClusterException("The driver does not answer: " + Sentences.deepest(e), false, e);
    }
  }

  // checkstyle on: IllegalCatch

  @Override
  public DriverPlugin driverPlugin() {
    return new DriverPlugin() {
      @Override
      // Spark takes null for an answer like any other.
      @SuppressWarnings("NullAway")
      public Object receive(Object message) {
        ExecutorReport report = (ExecutorReport) message;
        DriverWatch watch = watchOf(report.run());
        return words(watch == null ? StopReason.INTERRUPTED : watch.hear(report.event()));
      }
    };
  }

  @Override
  public ExecutorPlugin executorPlugin() {
    return new ExecutorPlugin() {
      @Override
      public void init(PluginContext context, Map<String, String> settings) {
        TO_DRIVER.set(context);
      }
    };
  }

  /** An executor's Spark reads answers with a class loader that knows Java's classes only. */
  private static String @Nullable [] words(@Nullable StopReason reason) {
    if (reason == null) {
      return null;
    }
    String failure = reason.failure();
    return failure == null
        ? new String[] {reason.status().name()}
        : new String[] {reason.status().name(), failure};
  }

  private static @Nullable StopReason reason(@Nullable Object answer) {
    return answer instanceof String[] words
        ? new StopReason(Status.valueOf(words[0]), words.length == 1 ? null : words[1])
        : null;
  }
}
