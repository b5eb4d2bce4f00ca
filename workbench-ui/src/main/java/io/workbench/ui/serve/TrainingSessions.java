package io.workbench.ui.serve;

import io.workbench.train.loop.RunStart;
import io.workbench.train.loop.SampledListener;
import io.workbench.train.loop.TrainingListeners;
import io.workbench.train.spec.RunSpec;
import io.workbench.train.spec.RunSpecs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.ui.model.stats.StatsListener;
import org.deeplearning4j.ui.model.stats.impl.DefaultStatsUpdateConfiguration;

/**
 * The runs of this process as sessions of DL4J's training pages. Listening takes at most {@value
 * #SHARE} of a run's time; the oldest sessions go when there are too many.
 */
public final class TrainingSessions implements TrainingListeners {
  /** Less than the twentieth that watching may cost, of which the pages need some too. */
  static final double SHARE = 0.04;

  /** Together about 200 MB at most, were all of them full. */
  static final int MOST_SESSIONS = 256;

  static final int MOST_POINTS = 128;

  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);

  private final Path results;
  private final TrainingPages pages;
  private final Map<String, TrainingSession> sessions = new LinkedHashMap<>();
  private final Map<String, SessionStorage> storages = new LinkedHashMap<>();

  TrainingSessions(Path results, TrainingPages pages) {
    this.results = results;
    this.pages = pages;
  }

  /** All sessions, the newest last. */
  public synchronized List<TrainingSession> all() {
    return new ArrayList<>(sessions.values());
  }

  @Override
  public List<SampledListener> forRun(RunStart start) {
    RunSpec spec = RunSpecs.read(start.directory().resolve("spec.yaml"), List.of());
    TrainingSession session = TrainingSession.of(results, start.directory(), spec);
    StatsListener listener =
        new StatsListener(
            add(session),
            null,
            new DefaultStatsUpdateConfiguration.Builder().reportingFrequency(1).build(),
            session.id(),
            "workbench");
    return List.of(SampledListener.paced(listener, SHARE, SHORTEST_PAUSE));
  }

  /** A run that is gone on with begins its session anew. */
  private synchronized SessionStorage add(TrainingSession session) {
    remove(session.id());
    if (sessions.size() >= MOST_SESSIONS) {
      remove(sessions.keySet().iterator().next());
    }
    SessionStorage storage = new SessionStorage(MOST_POINTS);
    sessions.put(session.id(), session);
    storages.put(session.id(), storage);
    pages.attach(storage);
    return storage;
  }

  private void remove(String id) {
    sessions.remove(id);
    SessionStorage storage = storages.remove(id);
    if (storage != null) {
      pages.detach(storage);
    }
  }
}
