package io.workbench.ui.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks again and again at what pages follow, and at nothing that no page follows. What was not
 * asked for of late is forgotten when there is too much.
 */
public final class Watcher implements AutoCloseable {
  private static final int MOST_WATCHED = 64;

  /** Looking takes at most a thirtieth of one core, however much there is to look at. */
  private static final int PAUSES_A_LOOK = 29;

  private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);

  private final Map<String, Watched> watched = new LinkedHashMap<>(MOST_WATCHED, 0.75f, true);
  private final Duration every;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Watcher::thread);

  /**
   * A watcher that looks from now on.
   *
   * @param every time between two looks
   */
  public Watcher(Duration every) {
    this.every = every;
    clock.schedule(this::lookAndGoOn, every.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A look that took long is followed by a long pause, since others train meanwhile. */
  private void lookAndGoOn() {
    long began = System.nanoTime();
    look();
    long pause = Math.max(every.toNanos(), PAUSES_A_LOOK * (System.nanoTime() - began));
    try {
      clock.schedule(this::lookAndGoOn, pause, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException closed) {
      LOG.debug("The watcher has been closed.", closed);
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "results-watcher");
    thread.setDaemon(true);
    return thread;
  }

  /** What is watched under a name, made at the first call for it. */
  <W extends Watched> W watch(String name, Class<W> type, Function<String, W> make) {
    synchronized (watched) {
      Watched found = watched.get(name);
      W one = found == null ? make.apply(name) : type.cast(found);
      watched.put(name, one);
      if (watched.size() > MOST_WATCHED) {
        forgetOne();
      }
      return one;
    }
  }

  /** Looks once, soon, at what no page follows yet but one will want at once. */
  void soon(Watched one) {
    clock.execute(() -> refresh(one));
  }

  private void forgetOne() {
    for (Map.Entry<String, Watched> entry : watched.entrySet()) {
      if (!entry.getValue().stream().isRead()) {
        watched.remove(entry.getKey());
        return;
      }
    }
  }

  private void look() {
    List<Watched> read = new ArrayList<>();
    synchronized (watched) {
      watched.values().stream().filter(one -> one.stream().isRead()).forEach(read::add);
    }
    read.forEach(Watcher::refresh);
  }

  /** One that fails must not keep the others from being looked at. */
  private static void refresh(Watched one) {
    try {
      one.refresh();
    } catch (RuntimeException e) {
      LOG.warn("A page's view could not be brought up to date: {}", String.valueOf(e), e);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
