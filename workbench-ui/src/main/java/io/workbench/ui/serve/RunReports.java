package io.workbench.ui.serve;

import io.workbench.train.loop.SampledListener;
import java.time.Duration;
import java.util.Collection;
import org.deeplearning4j.core.storage.Persistable;
import org.deeplearning4j.core.storage.StatsStorageRouter;
import org.deeplearning4j.core.storage.StorageMetaData;
import org.deeplearning4j.ui.model.stats.StatsListener;
import org.deeplearning4j.ui.model.stats.api.StatsReport;
import org.deeplearning4j.ui.model.stats.impl.DefaultStatsUpdateConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Makes the reports of one run for DL4J's pages, and hands them on. DL4J counts the iterations that
 * it hears; of these there are few, so the counts and the speed are put right here.
 */
final class RunReports implements StatsStorageRouter {
  /**
   * A fifth of what watching may cost: steps after one that was heard are slow, too, and pages need
   * some.
   */
  static final double SHARE = 0.01;

  /** The name of what trains, of which a session has one. */
  static final String WORKER = "workbench";

  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);

  private final StatsStorageRouter next;
  private @Nullable StatsReport before;

  private RunReports(StatsStorageRouter next) {
    this.next = next;
  }

  /** Listens to a run at most {@value #SHARE} of its time, and hands its reports on. */
  static SampledListener listener(String session, StatsStorageRouter next) {
    StatsListener listener =
        new StatsListener(new RunReports(next), null, whatThePagesShow(), session, WORKER);
    return SampledListener.paced(listener, SHARE, SHORTEST_PAUSE);
  }

  /** All that the pages never show is left out. */
  private static DefaultStatsUpdateConfiguration whatThePagesShow() {
    return new DefaultStatsUpdateConfiguration.Builder()
        .reportingFrequency(1)
        .collectGarbageCollectionStats(false)
        .collectHistogramsGradients(false)
        .collectHistogramsActivations(false)
        .collectMeanParameters(false)
        .collectMeanGradients(false)
        .collectMeanUpdates(false)
        .collectStdevParameters(false)
        .collectMeanMagnitudesGradients(false)
        .collectMeanMagnitudesActivations(false)
        .build();
  }

  @Override
  public void putUpdate(Persistable update) {
    if (update instanceof StatsReport report) {
      countAllIterations(report);
      before = report;
    }
    next.putUpdate(update);
  }

  private void countAllIterations(StatsReport report) {
    int heard = Math.max(1, (int) report.getTotalMinibatches());
    long batch = report.getTotalExamples() / heard;
    long iterations = report.getIterationCount() + 1L;
    double perSecond = 0;
    if (before != null && report.getTimeStamp() > before.getTimeStamp()) {
      perSecond =
          1000.0
              * (report.getIterationCount() - before.getIterationCount())
              / (report.getTimeStamp() - before.getTimeStamp());
    }
    report.reportPerformance(
        report.getTotalRuntimeMs(), iterations * batch, iterations, batch * perSecond, perSecond);
  }

  @Override
  public void putStorageMetaData(StorageMetaData metaData) {
    next.putStorageMetaData(metaData);
  }

  @Override
  public void putStorageMetaData(Collection<? extends StorageMetaData> metaData) {
    metaData.forEach(this::putStorageMetaData);
  }

  @Override
  public void putStaticInfo(Persistable info) {
    next.putStaticInfo(info);
  }

  @Override
  public void putStaticInfo(Collection<? extends Persistable> infos) {
    infos.forEach(this::putStaticInfo);
  }

  @Override
  public void putUpdate(Collection<? extends Persistable> updates) {
    updates.forEach(this::putUpdate);
  }
}
