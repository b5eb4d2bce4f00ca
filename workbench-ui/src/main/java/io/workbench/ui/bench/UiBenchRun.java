package io.workbench.ui.bench;

import io.workbench.train.TrainingRequest;
import io.workbench.train.TrainingRun;
import io.workbench.train.loop.BatchProgress;
import io.workbench.train.loop.ProgressListener;
import io.workbench.train.loop.RunStart;
import io.workbench.train.loop.SampledListener;
import io.workbench.train.loop.StopSignal;
import io.workbench.train.loop.TrainingListeners;
import io.workbench.train.spec.EngineChoice;
import io.workbench.train.spec.RunSpec;
import io.workbench.train.spec.RunSpecs;
import io.workbench.ui.page.WorkbenchPages;
import io.workbench.ui.serve.UiServer;
import io.workbench.ui.serve.UiSettings;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One training that is watched and not watched by turns, a few seconds each, and what its steps
 * took. The turns are so short because a shared machine is faster in one second than in another.
 */
final class UiBenchRun implements ProgressListener {
  /**
   * A turn: the steps between two changes.
   *
   * @param wall seconds of a step in the mean, the ends of epochs left out
   * @param trainer the same in CPU time of the thread that trains
   * @param listening share of the turn in which steps were heard by DL4J's listener
   * @param pages CPU time of the server's threads as a share of the turn
   */
  record Turn(boolean watched, double wall, double trainer, double listening, double pages) {}

  private static final double TURN_SECONDS = 3;

  /** For connections to be made or ended, and for what they are sent at first. */
  private static final double SETTLE_SECONDS = 0.3;

  /** Left out, of each training. */
  private static final int FIRST_TURNS = 4;

  /** Of slow networks a turn is longer, for a step that is heard not to be all of it. */
  private static final int LEAST_STEPS = 20;

  private static final int MOST_EPOCHS = 10_000_000;

  /** Names of the server's threads begin so: Vert.x's, what looks at the results, DL4J's pages. */
  private static final List<String> SERVER =
      List.of("vert.x-", "results-watcher", "training-pages");

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final UiServer server;
  private final int browsers;
  private final double seconds;
  private final StopSignal stop = new StopSignal();
  private final List<Turn> turns = new ArrayList<>();
  private List<SampledListener> listening = List.of();
  private @Nullable BenchBrowsers watching;
  private boolean watched;
  private boolean settled;
  private double began;
  private double turnBegan;
  private double measuredFrom;
  private double pagesBegan;
  private double listeningBegan;
  private int epoch;
  private long lastWall;
  private long lastTrainer;
  private long wall;
  private long trainer;
  private int steps;

  private UiBenchRun(UiServer server, int browsers, Duration length) {
    this.server = server;
    this.browsers = browsers;
    seconds = length.toMillis() / 1e3;
  }

  /**
   * Trains.
   *
   * @param browsers that watch in every other turn
   * @param length of the training
   * @param results an empty folder
   * @return turns, not watched and watched in turn
   */
  static List<Turn> of(RunSpec spec, int browsers, Duration length, Path results) {
    try (UiServer server =
        UiServer.start(
            new UiSettings(UiSettings.LOOPBACK, 0), results, new WorkbenchPages(results))) {
      return new UiBenchRun(server, browsers, length).train(spec, results);
    }
  }

  /** A run that ends only when it is stopped. */
  static RunSpec spec(String kind, EngineChoice engine, Path folder) {
    String text =
        """
        name: bench
        data: {source: synthetic, days: 15}
        model: {kind: %s}
        training: {epochs: %d, patience: %d, engine: %s}
        """;
    return RunSpecs.parse(
        String.format(
            Locale.ROOT,
            text,
            kind,
            MOST_EPOCHS,
            MOST_EPOCHS,
            engine.name().toLowerCase(Locale.ROOT)),
        "bench.yaml",
        folder,
        List.of());
  }

  private List<Turn> train(RunSpec spec, Path results) {
    TrainingListeners byTurns =
        start -> {
          listening =
              server.sessions().forRun(start).stream()
                  .map(listener -> listener.onlyWhile(() -> watched))
                  .toList();
          return listening;
        };
    TrainingRun.start(spec, new TrainingRequest(results, false, "bench --ui", this, byTurns, stop));
    if (watching != null) {
      watching.leave();
      watching.requireSeen();
    }
    return List.copyOf(turns.subList(Math.min(FIRST_TURNS, turns.size()), turns.size()));
  }

  @Override
  public void onStart(RunStart start) {
    String run = String.valueOf(start.directory().getFileName());
    watching = new BenchBrowsers(server.link(), run, browsers);
    began = seconds();
    turnBegan = began;
  }

  @Override
  public void onBatch(BatchProgress progress) {
    double now = seconds();
    if (now - turnBegan < SETTLE_SECONDS) {
      return;
    }
    long wallNow = System.nanoTime();
    long trainerNow = threads.getCurrentThreadCpuTime();
    if (settled && progress.epoch() == epoch) {
      wall += wallNow - lastWall;
      trainer += trainerNow - lastTrainer;
      steps++;
    }
    if (!settled) {
      settled = true;
      measuredFrom = now;
      pagesBegan = pagesSeconds();
      listeningBegan = listeningSeconds();
    }
    epoch = progress.epoch();
    lastWall = wallNow;
    lastTrainer = trainerNow;
    if (now - turnBegan >= TURN_SECONDS && steps >= LEAST_STEPS) {
      endTurn(now);
    }
  }

  private void endTurn(double now) {
    double length = now - measuredFrom;
    turns.add(
        new Turn(
            watched,
            wall / 1e9 / steps,
            trainer / 1e9 / steps,
            (listeningSeconds() - listeningBegan) / length,
            (pagesSeconds() - pagesBegan) / length));
    watched = !watched;
    if (watching != null && watched) {
      watching.come();
    } else if (watching != null) {
      watching.leave();
    }
    wall = 0;
    trainer = 0;
    steps = 0;
    settled = false;
    turnBegan = now;
    if (now - began >= seconds) {
      stop.request();
    }
  }

  private static double seconds() {
    return System.nanoTime() / 1e9;
  }

  private double listeningSeconds() {
    return listening.stream().mapToLong(each -> each.listened().toNanos()).sum() / 1e9;
  }

  private double pagesSeconds() {
    long nanos = 0;
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread != null && SERVER.stream().anyMatch(thread.getThreadName()::startsWith)) {
        nanos += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
      }
    }
    return nanos / 1e9;
  }
}
