package io.workbench.ui.cli;

import io.workbench.train.TrainingRequest;
import io.workbench.train.TrainingRun;
import io.workbench.train.loop.EpochProgress;
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
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One short training, unwatched or watched, and what it took. */
final class UiBenchRun implements ProgressListener {
  /** Without pages at all. */
  static final int NO_PAGES = -1;

  /**
   * What the epochs took.
   *
   * @param wall seconds
   * @param trainer seconds of the CPU in the thread that trains
   * @param listening seconds of the iterations that DL4J's listener heard
   * @param pages seconds of the CPU in the server's own threads
   */
  record Figures(double wall, double trainer, double listening, double pages) {}

  /** Names of the server's threads begin so: Vert.x's, what looks at the results, DL4J's pages. */
  private static final List<String> SERVER =
      List.of("vert.x-", "results-watcher", "training-pages");

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final int browsers;
  private final @Nullable UiServer server;
  private @Nullable BenchBrowsers watching;
  private List<SampledListener> listening = List.of();
  private Figures began = new Figures(0, 0, 0, 0);
  private Figures ended = new Figures(0, 0, 0, 0);

  private UiBenchRun(int browsers, @Nullable UiServer server) {
    this.browsers = browsers;
    this.server = server;
  }

  /**
   * Trains.
   *
   * @param browsers that watch, or {@link #NO_PAGES}
   * @param results an empty folder
   */
  static Figures of(RunSpec spec, int browsers, Path results) {
    if (browsers == NO_PAGES) {
      return new UiBenchRun(browsers, null).train(spec, results, TrainingListeners.NONE);
    }
    try (UiServer server =
        UiServer.start(
            new UiSettings(UiSettings.LOOPBACK, 0), results, new WorkbenchPages(results))) {
      return new UiBenchRun(browsers, server).train(spec, results, server.sessions());
    }
  }

  /** A run of so many epochs that end at the last one. */
  static RunSpec spec(String kind, EngineChoice engine, int epochs, Path folder) {
    String text =
        """
        name: bench
        data: {source: synthetic, days: 15}
        model: {kind: %s}
        training: {epochs: %d, patience: %d, engine: %s}
        """;
    return RunSpecs.parse(
        String.format(
            Locale.ROOT, text, kind, epochs, epochs, engine.name().toLowerCase(Locale.ROOT)),
        "bench.yaml",
        folder,
        List.of());
  }

  private Figures train(RunSpec spec, Path results, TrainingListeners listeners) {
    TrainingListeners kept =
        start -> {
          listening = listeners.forRun(start);
          return listening;
        };
    TrainingRun.start(
        spec, new TrainingRequest(results, false, "bench --ui", this, kept, new StopSignal()));
    if (watching != null) {
      watching.requireSeen();
    }
    return new Figures(
        ended.wall() - began.wall(),
        ended.trainer() - began.trainer(),
        ended.listening() - began.listening(),
        ended.pages() - began.pages());
  }

  @Override
  public void onStart(RunStart start) {
    if (server != null && browsers > 0) {
      String run = String.valueOf(start.directory().getFileName());
      watching = new BenchBrowsers(server.link(), run, browsers);
    }
    began = now();
  }

  @Override
  public void onEpoch(EpochProgress progress) {
    if (progress.record().epoch() == progress.epochs()) {
      ended = now();
      if (watching != null) {
        watching.close();
      }
    }
  }

  private Figures now() {
    double billion = 1e9;
    return new Figures(
        System.nanoTime() / billion,
        threads.getCurrentThreadCpuTime() / billion,
        listening.stream().mapToLong(each -> each.listened().toNanos()).sum() / billion,
        pagesNanos() / billion);
  }

  private long pagesNanos() {
    long nanos = 0;
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread != null && SERVER.stream().anyMatch(thread.getThreadName()::startsWith)) {
        nanos += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
      }
    }
    return nanos;
  }
}
