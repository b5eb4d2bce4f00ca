package io.workbench.ui.serve;

import io.workbench.train.loop.RunStart;
import io.workbench.train.loop.SampledListener;
import io.workbench.train.loop.TrainingListeners;
import io.workbench.train.loop.TravellingListeners;
import io.workbench.train.spec.RunSpec;
import io.workbench.train.spec.RunSpecs;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.core.storage.Persistable;
import org.deeplearning4j.ui.model.stats.StatsListener;
import org.deeplearning4j.ui.model.stats.impl.SbeStatsInitializationReport;
import org.deeplearning4j.ui.model.stats.impl.SbeStatsReport;
import org.deeplearning4j.ui.model.storage.impl.SbeStorageMetaData;
import org.jspecify.annotations.Nullable;

/**
 * Runs as sessions of DL4J's training pages: those of this process, and those of others that send
 * their reports. The oldest go when there are too many, and those that others sent go first.
 */
public final class TrainingSessions implements TrainingListeners {
  static final int MOST_SESSIONS = 256;

  /** With many sessions of large networks, about a megabyte each. */
  static final int MOST_POINTS = 64;

  private static final long MOST_SENT_BYTES = 256L * 1024 * 1024;

  private final Path results;
  private final TrainingPages pages;
  private final Map<String, KeptSession> sessions = new LinkedHashMap<>();
  private volatile TravellingListeners travelling = TravellingListeners.NONE;

  TrainingSessions(Path results, TrainingPages pages) {
    this.results = results.toAbsolutePath().normalize();
    this.pages = pages;
  }

  /** All sessions, the newest last. */
  public synchronized List<TrainingSession> all() {
    List<TrainingSession> all = new ArrayList<>();
    sessions.values().forEach(kept -> all.add(kept.session()));
    return all;
  }

  /** When a session's training began and how long it has run, where anything of it was heard. */
  synchronized Optional<SessionTimes> times(String session) {
    KeptSession kept = sessions.get(session);
    return kept == null ? Optional.empty() : kept.storage().times(session);
  }

  @Override
  public List<SampledListener> forRun(RunStart start) {
    RunSpec spec = RunSpecs.read(start.directory().resolve("spec.yaml"), List.of());
    TrainingSession session = TrainingSession.of(results, start.directory(), spec);
    return List.of(RunReports.listener(session.id(), add(session, null).storage()));
  }

  @Override
  public TravellingListeners travelling() {
    return travelling;
  }

  /** What the runs that other machines carry out for this process are sent with. */
  void travelling(TravellingListeners listeners) {
    travelling = listeners;
  }

  /** Begins the session of another process's run; false when this process trains that run. */
  synchronized boolean begin(
      String sender, String run, String name, String folder, SentStart start) {
    TrainingSession session = TrainingSession.of(below(folder, run), name);
    KeptSession before = sessions.get(session.id());
    if (before != null && before.sender() == null) {
      return false;
    }
    Persistable info = start.report(session.id());
    SessionStorage storage = add(session, sender).storage();
    storage.putStorageMetaData(
        new SbeStorageMetaData(
            start.time(),
            session.id(),
            StatsListener.TYPE_ID,
            RunReports.WORKER,
            SbeStatsInitializationReport.class,
            SbeStatsReport.class));
    storage.putStaticInfo(info);
    storage.weigh(start);
    forgetWhatIsTooMuch();
    return true;
  }

  /** The run's folder below the results, where both processes see the same folders. */
  private String below(String folder, String run) {
    try {
      Path path = Path.of(folder).normalize();
      return path.startsWith(results) && !path.equals(results)
          ? results.relativize(path).toString().replace('\\', '/')
          : run;
    } catch (InvalidPathException elsewhere) {
      return run;
    }
  }

  /** Takes in a report; false when its run has not begun here, or was forgotten. */
  synchronized boolean hear(String sender, SentReport report) {
    for (KeptSession kept : sessions.values()) {
      if (sender.equals(kept.sender())) {
        kept.storage().putUpdate(report.report(kept.session().id()));
        kept.storage().weigh(report);
        forgetWhatIsTooMuch();
        return true;
      }
    }
    return false;
  }

  /** Of what others send, since they say how much a report holds. */
  private void forgetWhatIsTooMuch() {
    List<KeptSession> sent = sent();
    long bytes = sent.stream().mapToLong(kept -> kept.storage().weight()).sum();
    for (KeptSession oldest : sent) {
      if (bytes <= MOST_SENT_BYTES) {
        return;
      }
      bytes -= oldest.storage().weight();
      remove(oldest.session().id());
    }
  }

  private List<KeptSession> sent() {
    return sessions.values().stream().filter(kept -> kept.sender() != null).toList();
  }

  /** A run that is gone on with begins its session anew. */
  synchronized KeptSession add(TrainingSession session, @Nullable String sender) {
    remove(session.id());
    if (sessions.size() >= MOST_SESSIONS) {
      List<KeptSession> sent = sent();
      remove(sent.isEmpty() ? sessions.keySet().iterator().next() : sent.get(0).session().id());
    }
    KeptSession kept = new KeptSession(session, new SessionStorage(MOST_POINTS), sender);
    sessions.put(session.id(), kept);
    pages.attach(kept.storage());
    return kept;
  }

  private void remove(String id) {
    KeptSession kept = sessions.remove(id);
    if (kept != null) {
      pages.detach(kept.storage());
    }
  }
}
