package io.workbench.ui.page;

import io.workbench.train.run.RecordJson;
import io.workbench.ui.page.ResultItem.Kind;
import io.workbench.ui.page.ResultsIndex.Found;
import io.workbench.ui.serve.EventStream;
import io.workbench.ui.serve.TrainingSession;
import io.workbench.ui.serve.TrainingSessions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The list of all results, followed: {@code item} is one that is new or has changed, {@code gone}
 * one that was deleted, {@code folder} how many there are and what is wrong when either has
 * changed, {@code sessions} the training sessions when there is another.
 */
final class ResultsWatch implements Watched {
  /** Of the newest items that a page is given; older ones are for the page that compares. */
  static final int MOST_ITEMS = 500;

  private static final Logger LOG = LoggerFactory.getLogger(ResultsWatch.class);
  private static final int KEPT_EVENTS = 2_000;

  /**
   * The folder as a whole.
   *
   * @param total runs and sweeps
   * @param sweeps of these
   * @param problems one sentence for each folder that cannot be looked into
   */
  record Folder(int total, int sweeps, List<String> problems) {}

  /** An item that was deleted. */
  record Gone(String id) {}

  /** The training sessions, the newest first. */
  record Sessions(List<TrainingSession> sessions) {}

  private final ResultPaths paths;
  private final TrainingSessions training;
  private final ResultsIndex index;
  private final EventStream stream = new EventStream(KEPT_EVENTS);
  private Map<String, ResultItem> items = new HashMap<>();
  private Folder folder = new Folder(0, 0, List.of());
  private List<TrainingSession> sessions = List.of();

  ResultsWatch(ResultPaths paths, TrainingSessions training) {
    this.paths = paths;
    this.training = training;
    index = new ResultsIndex(paths);
  }

  @Override
  public EventStream stream() {
    return stream;
  }

  @Override
  public synchronized void refresh() {
    Found found = index.scan(Instant.now());
    Map<String, ResultItem> now = new HashMap<>();
    found.items().forEach(item -> now.put(item.id(), item));
    for (ResultItem item : found.items()) {
      if (!item.equals(items.get(item.id()))) {
        stream.publish("item", RecordJson.line(item));
        if (item.state() == ResultState.UNREADABLE) {
          LOG.warn("{}: {}", item.id(), item.note());
        }
      }
    }
    for (String id : items.keySet()) {
      if (!now.containsKey(id)) {
        stream.publish("gone", RecordJson.line(new Gone(id)));
      }
    }
    items = now;
    refreshFolder(found.problems());
    refreshSessions();
  }

  private void refreshFolder(List<String> problems) {
    problems.stream().filter(one -> !folder.problems().contains(one)).forEach(LOG::warn);
    int sweeps = (int) items.values().stream().filter(ResultsWatch::isSweep).count();
    Folder now = new Folder(items.size(), sweeps, problems);
    if (!now.equals(folder)) {
      folder = now;
      stream.publish("folder", RecordJson.line(now));
    }
  }

  private static boolean isSweep(ResultItem item) {
    return item.kind() == Kind.SWEEP;
  }

  private void refreshSessions() {
    List<TrainingSession> now = new ArrayList<>(training.all());
    Collections.reverse(now);
    if (!now.equals(sessions)) {
      sessions = now;
      stream.publish("sessions", RecordJson.line(new Sessions(now)));
    }
  }

  /** All as it is now. */
  synchronized OverviewView view() {
    refresh();
    return view(item -> true, folder.total());
  }

  /** The sweeps as they are now, however many runs are newer. */
  synchronized OverviewView sweeps() {
    refresh();
    return view(ResultsWatch::isSweep, folder.sweeps());
  }

  private OverviewView view(Predicate<ResultItem> shown, int total) {
    List<ResultItem> newest =
        items.values().stream()
            .filter(shown)
            .sorted(Comparator.comparing(ResultsWatch::order).reversed())
            .limit(MOST_ITEMS)
            .toList();
    return new OverviewView(
        stream.position(), paths.root().toString(), newest, total, folder.problems(), sessions);
  }

  private static Instant order(ResultItem item) {
    @Nullable Instant time = item.at() == null ? item.startedAt() : item.at();
    return time == null ? Instant.EPOCH : time;
  }
}
