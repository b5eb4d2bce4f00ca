package io.workbench.ui.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.core.storage.Persistable;
import org.deeplearning4j.ui.model.stats.api.Histogram;
import org.deeplearning4j.ui.model.stats.api.StatsReport;
import org.deeplearning4j.ui.model.stats.api.StatsType;
import org.deeplearning4j.ui.model.stats.impl.SbeStatsReport;
import org.junit.jupiter.api.Test;

class SessionStorageTest {
  private static final int MOST = 32;

  @Test
  void aLongRunKeepsABoundedNumberOfPointsFromItsFirstToItsLast() {
    SessionStorage storage = new SessionStorage(MOST);
    for (long time = 1; time <= 10_000; time++) {
      storage.putUpdate(report(time));
      assertThat(storage.size()).isLessThanOrEqualTo(MOST);
    }
    List<Persistable> kept = storage.getAllUpdatesAfter("run", "StatsListener", "worker", 0);
    assertThat(kept).hasSizeBetween(MOST / 2, MOST);
    assertThat(kept.get(0).getTimeStamp()).isEqualTo(1);
    assertThat(kept.get(kept.size() - 1).getTimeStamp()).isEqualTo(10_000);
  }

  @Test
  void onlyTheNewestPointKeepsItsHistograms() {
    SessionStorage storage = new SessionStorage(MOST);
    StatsReport first = report(1);
    StatsReport second = report(2);
    storage.putUpdate(first);
    assertThat(first.getHistograms(StatsType.Parameters)).hasSize(1);
    storage.putUpdate(second);
    assertThat(first.getHistograms(StatsType.Parameters)).isEmpty();
    assertThat(second.getHistograms(StatsType.Parameters)).hasSize(1);
  }

  private static StatsReport report(long time) {
    StatsReport report = new SbeStatsReport();
    report.reportIDs("run", "StatsListener", "worker", time);
    report.reportHistograms(
        StatsType.Parameters, Map.of("W", new Histogram(0, 1, 2, new int[] {1, 2})));
    return report;
  }
}
