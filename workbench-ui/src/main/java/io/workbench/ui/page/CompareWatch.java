package io.workbench.ui.page;

import io.workbench.train.run.RecordJson;
import io.workbench.ui.serve.EventStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The list of all results that can be compared, followed: {@code item} is one that is new or has
 * changed, {@code gone} one that was deleted. Looking at thousands takes a while, so that it is
 * done the more seldom the longer it takes.
 */
final class CompareWatch implements Watched {
  private static final int KEPT_EVENTS = 2_000;
  private static final long SHORTEST_PAUSE_NANOS = Duration.ofSeconds(1).toNanos();
  private static final int PAUSE_PER_LOOK = 20;

  private final ResultPaths paths;
  private final CompareIndex index;
  private final EventStream stream = new EventStream(KEPT_EVENTS);
  private Map<String, CompareItem> items = Map.of();
  private List<String> problems = List.of();
  private boolean looked;
  private long nextNanos;

  CompareWatch(ResultPaths paths) {
    this.paths = paths;
    index = new CompareIndex(paths);
  }

  @Override
  public EventStream stream() {
    return stream;
  }

  @Override
  public synchronized void refresh() {
    if (!looked || System.nanoTime() - nextNanos >= 0) {
      look();
    }
  }

  private void look() {
    long start = System.nanoTime();
    CompareIndex.Found found = index.scan();
    Map<String, CompareItem> now = new HashMap<>();
    found.items().forEach(item -> now.put(item.id(), item));
    if (looked) {
      publish(now);
    }
    looked = true;
    items = now;
    problems = found.problems();
    long end = System.nanoTime();
    nextNanos = end + Math.max(SHORTEST_PAUSE_NANOS, PAUSE_PER_LOOK * (end - start));
  }

  private void publish(Map<String, CompareItem> now) {
    for (CompareItem item : now.values()) {
      if (!item.equals(items.get(item.id()))) {
        stream.publish("item", RecordJson.line(item));
      }
    }
    for (String id : items.keySet()) {
      if (!now.containsKey(id)) {
        stream.publish("gone", RecordJson.line(new ResultsWatch.Gone(id)));
      }
    }
  }

  /** All as it is now. */
  synchronized CompareListView view() {
    look();
    return new CompareListView(
        stream.position(),
        paths.root().toString(),
        ComparePage.MOST_RESULTS,
        List.copyOf(items.values()),
        problems);
  }
}
