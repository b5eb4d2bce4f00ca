package io.workbench.ui.page;

import io.workbench.data.InputException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks again and again at what pages follow, and at nothing that no page follows. What no page
 * follows is forgotten when there is too much, but for what is always there.
 */
public final class Watcher implements AutoCloseable {
  static final int MOST_WATCHED = 64;

  /** Looking takes a fiftieth of one core, as long as a look costs no more than 100 ms of it. */
  private static final int PAUSES_A_LOOK = 49;

  /** However much one look cost, pages do not stand still for longer. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);

  private final Map<String, Watched> watched = new LinkedHashMap<>(MOST_WATCHED, 0.75f, true);
  private final List<Watched> permanent = new CopyOnWriteArrayList<>();
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

  /**
   * A look that cost much is followed by a long pause, since others train meanwhile. What it waited
   * for a core is no cost: else the pages would stand still where all cores train.
   */
  private void lookAndGoOn() {
    long began = THREADS.getCurrentThreadCpuTime();
    try {
      look();
    } finally {
      lookAgain(THREADS.getCurrentThreadCpuTime() - began);
    }
  }

  private void lookAgain(long cost) {
    long pause = Math.max(every.toNanos(), Math.min(LONGEST_PAUSE.toNanos(), PAUSES_A_LOOK * cost));
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

  /** Watches something as long as there are pages; it is never forgotten. */
  <W extends Watched> W always(W one) {
    permanent.add(one);
    return one;
  }

  /**
   * What is watched under a name, made at the first call for it.
   *
   * @throws InputException when pages follow as much else as can be followed at once
   */
  <W extends Watched> W watch(String name, Class<W> type, Function<String, W> make) {
    synchronized (watched) {
      Watched found = watched.get(name);
      if (found != null) {
        return type.cast(found);
      }
      if (watched.size() >= MOST_WATCHED && !forgetOne()) {
        throw new InputException(
            "Pages follow "
                + MOST_WATCHED
                + " runs and sweeps now, and no more can be followed at once; close one of them.");
      }
      W one = make.apply(name);
      watched.put(name, one);
      return one;
    }
  }

  /** Looks once, soon, at what no page follows yet but one will want at once. */
  void soon(Watched one) {
    try {
      clock.execute(() -> refresh(one));
    } catch (RejectedExecutionException closed) {
      LOG.debug("The watcher has been closed.", closed);
    }
  }

  /** The one that was not asked for the longest, of those that no page follows. */
  private boolean forgetOne() {
    for (Map.Entry<String, Watched> entry : watched.entrySet()) {
      if (!entry.getValue().isRead()) {
        watched.remove(entry.getKey());
        return true;
      }
    }
    return false;
  }

  private void look() {
    List<Watched> all = new ArrayList<>(permanent);
    synchronized (watched) {
      all.addAll(watched.values());
    }
    all.stream().filter(Watched::isRead).forEach(Watcher::refresh);
  }

  /**
   * One that fails must not keep the others from being looked at, nor what the heap or the stack
   * was too small for: the executor would keep an error to itself.
   */
  private static void refresh(Watched one) {
    try {
      one.refresh();
    } catch (RuntimeException | VirtualMachineError | LinkageError e) {
      LOG.warn("A page's view could not be brought up to date: {}", String.valueOf(e), e);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
