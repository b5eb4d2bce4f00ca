package io.workbench.train.sweep.spark;

import io.workbench.train.loop.TravellingListeners;
import io.workbench.train.sweep.ClusterRunners;
import io.workbench.train.sweep.ClusterSettings;
import io.workbench.train.sweep.TrialRunner;

/** What a sweep with {@code executor: spark} finds where Spark is on the class path. */
public final class SparkRunners implements ClusterRunners {
  @Override
  public TrialRunner connect(
      ClusterSettings settings, boolean strict, String command, TravellingListeners listeners) {
    return SparkTrials.connect(settings, new ShippedRun.Manner(strict, command, listeners));
  }
}
