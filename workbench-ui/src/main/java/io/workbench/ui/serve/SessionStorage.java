package io.workbench.ui.serve;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListSet;
import org.deeplearning4j.core.storage.Persistable;
import org.deeplearning4j.ui.model.stats.StatsListener;
import org.deeplearning4j.ui.model.stats.api.StatsReport;
import org.deeplearning4j.ui.model.stats.api.StatsType;
import org.deeplearning4j.ui.model.storage.InMemoryStatsStorage;

/**
 * What DL4J's training pages show of one run, in memory. It cannot grow without bound: when it
 * holds too many points, every second old one goes, and only the newest point keeps its histograms,
 * since the pages show no other. The record of a run is its {@code history.jsonl}, not this.
 */
final class SessionStorage extends InMemoryStatsStorage {
  private final int mostPoints;
  private long startBytes;
  private long pointBytes;
  private long newestBytes;
  private final ConcurrentSkipListSet<Long> times = new ConcurrentSkipListSet<>();

  /**
   * A storage without points.
   *
   * @param mostPoints at least 8
   */
  SessionStorage(int mostPoints) {
    this.mostPoints = mostPoints;
  }

  /** Called in the one thread that trains. */
  @Override
  public void putUpdate(Persistable update) {
    Map<Long, Persistable> points = points(update);
    if (!times.isEmpty() && points.get(times.last()) instanceof StatsReport before) {
      dropHistograms(before);
    }
    times.add(update.getTimeStamp());
    if (times.size() > mostPoints) {
      thin(points);
    }
    super.putUpdate(update);
  }

  private Map<Long, Persistable> points(Persistable of) {
    return getUpdateMap(of.getSessionID(), of.getTypeID(), of.getWorkerID(), true);
  }

  private static void dropHistograms(StatsReport report) {
    for (StatsType type : StatsType.values()) {
      if (report.hasHistograms(type)) {
        report.reportHistograms(type, Map.of());
      }
    }
  }

  /** Keeps the first point, the newest quarter, and every second one between. */
  private void thin(Map<Long, Persistable> points) {
    int index = 0;
    int untouched = times.size() * 3 / 4;
    for (Long time : times) {
      if (index % 2 == 1 && index < untouched) {
        times.remove(time);
        points.remove(time);
      }
      index++;
    }
  }

  /** From the first point to the last, where there is any. */
  Optional<SessionTimes> times(String session) {
    if (times.isEmpty()) {
      return Optional.empty();
    }
    Persistable info = getStaticInfo(session, StatsListener.TYPE_ID, RunReports.WORKER);
    long first = info == null ? times.first() : info.getTimeStamp();
    return Optional.of(
        new SessionTimes(Instant.ofEpochMilli(first), (times.last() - first) / 1000.0));
  }

  /** Notes how large the description of the run is. */
  void weigh(SentStart start) {
    startBytes = start.bytes();
  }

  /** Notes how large a point may be, and the newest one, which has histograms. */
  void weigh(SentReport report) {
    pointBytes = Math.max(pointBytes, report.bytes());
    newestBytes = Math.max(newestBytes, report.histogramBytes());
  }

  /** Bytes that are kept, about and at most; 0 where nothing was noted. */
  long weight() {
    return startBytes + pointBytes * times.size() + newestBytes;
  }

  /** How many points are kept. */
  int size() {
    return times.size();
  }
}
