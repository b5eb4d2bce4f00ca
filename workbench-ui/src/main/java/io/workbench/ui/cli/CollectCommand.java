package io.workbench.ui.cli;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.workbench.data.InputException;
import io.workbench.data.OutputException;
import io.workbench.data.collect.CollectSpec;
import io.workbench.data.collect.Collector;
import io.workbench.data.collect.MarketPoll;
import io.workbench.data.collect.Outcome;
import io.workbench.data.collect.ReplayPoll;
import io.workbench.data.collect.SimulatedClock;
import io.workbench.data.collect.WallClock;
import io.workbench.data.collect.metrics.CollectorMetrics;
import io.workbench.data.collect.metrics.MetricsServer;
import io.workbench.data.source.BookFile;
import io.workbench.data.source.sfcompute.ApiToken;
import io.workbench.data.source.sfcompute.CallLimits;
import io.workbench.data.source.sfcompute.InstrumentRule;
import io.workbench.data.source.sfcompute.RetrySpec;
import io.workbench.data.source.sfcompute.SfComputeClient;
import io.workbench.data.source.sfcompute.SfComputeException;
import io.workbench.data.source.sfcompute.SfComputeSettings;
import io.workbench.data.store.SnapshotStore;
import io.workbench.data.store.StoreLocation;
import io.workbench.data.store.StoreLock;
import io.workbench.train.spec.CollectSpecs;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Polls the market's order books into a store, for months. */
@Command(
    name = "collect",
    description =
        "Poll SF Compute's order books into a store, until Ctrl-C; prints the store's place.",
    footer = {
      "%nThe token is read from SF_API_KEY, or else SF_BEARER_TOKEN.",
      "%nExamples:",
      "  ./workbench collect experiments/collect.yaml --metrics 9464",
      "  ./workbench collect experiments/collect.yaml --replay market.csv",
      "  ./workbench collect --demo"
    })
final class CollectCommand implements Callable<Integer> {
  private static final String END = "the collector ends after the present poll";

  @ParentCommand Main main;
  @Spec CommandSpec spec;
  @Mixin Answer answer;
  @Mixin CsvOptions csv;

  @Parameters(index = "0", arity = "0..1", paramLabel = "SPEC", description = "What is collected.")
  @Nullable Path file;

  @Option(
      names = "--demo",
      description = "Collect a month of a synthetic market from a server of its own, in a moment.")
  boolean demo;

  @Option(names = "--once", description = "Poll once and end.")
  boolean once;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      description = "End after so long, ISO-8601 such as PT1H.")
  @Nullable Duration duration;

  @Option(
      names = "--replay",
      paramLabel = "FILE",
      description = "Play a CSV through the collector in place of the market.")
  @Nullable Path replay;

  @Option(
      names = "--metrics",
      paramLabel = "PORT",
      description = "Answer Prometheus at http://127.0.0.1:PORT/metrics (0: any port).")
  @Nullable Integer metricsPort;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    if (demo) {
      requireAlone();
      spec.commandLine().getOut().println(new CollectDemo(err, Terminal.ofThisProcess()).run());
      return 0;
    }
    if (file == null) {
      throw new InputException("collect needs a SPEC, or --demo.");
    }
    if (replay != null && (once || duration != null || metricsPort != null)) {
      throw new InputException("--replay ends with its file, and takes no other option of a poll.");
    }
    if (once && duration != null) {
      throw new InputException("Either --once or --duration.");
    }
    if (replay == null && !csv.columns.isEmpty()) {
      throw new InputException("--columns is of the file that --replay names.");
    }
    CollectSpec collect = CollectSpecs.read(file);
    // No store is made before all else is in order.
    StoreLocation location = collect.store();
    if (replay != null) {
      replay(collect, location, replay, err);
    } else {
      poll(collect, location, err);
    }
    spec.commandLine().getOut().println(location.name());
    boolean hasEnd = duration != null || replay != null;
    return main.interrupts.signal().isRequested() && hasEnd ? ErrorSentences.INTERRUPTED : 0;
  }

  private void requireAlone() {
    if (file != null
        || once
        || duration != null
        || replay != null
        || metricsPort != null
        || !csv.columns.isEmpty()) {
      throw new InputException("collect --demo takes no SPEC and no other option.");
    }
  }

  private void replay(CollectSpec collect, StoreLocation location, Path played, PrintWriter err) {
    String only = collect.instruments().size() == 1 ? collect.instruments().get(0).name() : null;
    BookFile books = BookFile.read(csv.of(played, only));
    CsvOptions.sayRejected(played, books.rejectedRows(), err);
    ReplayPoll poll = new ReplayPoll(books, collect);
    for (InstrumentRule rule : collect.instruments()) {
      if (!poll.spec().instruments().contains(rule)) {
        err.println(played + " has no row of " + rule.name() + ".");
      }
    }
    SimulatedClock clock = new SimulatedClock(poll.from());
    Terminal terminal = Terminal.ofThisProcess();
    try (StoreLock lock = StoreLock.hold(location, "a replay");
        SnapshotStore store = SnapshotStore.open(location);
        Interrupts interrupts = main.interrupts.listen(err, terminal, END);
        CollectProgress progress = new CollectProgress(err, terminal)) {
      new Collector(poll.spec(), poll, store, clock, progress)
          .run(poll.to(), interrupts.signal()::isRequested);
    }
  }

  private void poll(CollectSpec collect, StoreLocation location, PrintWriter err) {
    SfComputeSettings settings =
        new SfComputeSettings(collect.baseUri(), token(), CallLimits.DEFAULT, RetrySpec.DEFAULT);
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Terminal terminal = Terminal.ofThisProcess();
    CollectorMetrics metrics = new CollectorMetrics(registry);
    // A port that is taken leaves no store behind.
    try (MetricsServer server =
            metricsPort == null ? null : MetricsServer.start(metricsPort, registry);
        StoreLock lock = StoreLock.hold(location, "a collector");
        SnapshotStore store = SnapshotStore.open(location);
        Interrupts interrupts = main.interrupts.listen(err, terminal, END);
        CollectProgress progress = new CollectProgress(err, terminal)) {
      if (server != null) {
        err.println("Metrics: " + server.link());
      }
      Collector collector =
          new Collector(
              collect,
              new MarketPoll(new SfComputeClient(settings), collect.every()),
              store,
              new WallClock(),
              progress.and(metrics));
      if (once) {
        requireSeen(collector.runOnce(interrupts.signal()::isRequested));
      } else {
        Instant end = duration == null ? null : Instant.now().plus(duration);
        collector.run(end, interrupts.signal()::isRequested);
      }
    }
  }

  /** A poll by hand, or by a script, that saw no instrument at all is work that failed. */
  private static void requireSeen(List<Outcome> outcomes) {
    if (outcomes.stream().allMatch(Outcome.Missed.class::isInstance)) {
      Outcome.Missed first = (Outcome.Missed) outcomes.get(0);
      throw new OutputException(
          "No book was seen: " + first.gap().reason().replaceFirst("\\.$", "") + ".");
    }
  }

  private static ApiToken token() {
    try {
      return ApiToken.from(System.getenv());
    } catch (SfComputeException missing) {
      throw new InputException(String.valueOf(missing.getMessage()), missing);
    }
  }
}
