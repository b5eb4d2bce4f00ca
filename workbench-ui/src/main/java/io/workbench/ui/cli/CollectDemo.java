package io.workbench.ui.cli;

import io.workbench.data.IoReason;
import io.workbench.data.OutputException;
import io.workbench.data.collect.CollectSpec;
import io.workbench.data.collect.Collector;
import io.workbench.data.collect.MarketPoll;
import io.workbench.data.collect.SimulatedClock;
import io.workbench.data.source.SyntheticSpec;
import io.workbench.data.source.sfcompute.ApiToken;
import io.workbench.data.source.sfcompute.CallLimits;
import io.workbench.data.source.sfcompute.InstrumentRule;
import io.workbench.data.source.sfcompute.RetrySpec;
import io.workbench.data.source.sfcompute.SfComputeClient;
import io.workbench.data.source.sfcompute.SfComputeSettings;
import io.workbench.data.source.sfcompute.stub.StubServer;
import io.workbench.data.source.sfcompute.stub.StubSettings;
import io.workbench.data.source.sfcompute.stub.SyntheticBooks;
import io.workbench.data.store.SnapshotStore;
import io.workbench.data.store.StoreLocation;
import io.workbench.data.store.StoreLock;
import io.workbench.ui.call.Program;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The whole chain on one machine: a server that plays SF Compute with the synthetic market, and the
 * collector that polls it over HTTP, in a time that passes as fast as both can follow.
 */
final class CollectDemo {
  private static final String REQUIREMENTS = "accelerator:H100";
  private static final String TOKEN = "sk_live_demo";

  private final PrintWriter err;
  private final Terminal terminal;

  CollectDemo(PrintWriter err, Terminal terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  private static Path folder() {
    Path folder = ResultsFolder.standard().resolve("demo");
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new OutputException("Cannot make " + folder + ": " + IoReason.of(e) + ".", e);
    }
  }

  /** Collects the market's thirty days; a second demo finds them stored and adds none. */
  Path run() {
    Path file = folder().resolve("market.db");
    SyntheticSpec market = SyntheticSpec.DEFAULT;
    Instant end = market.start().plus(market.step().multipliedBy(market.rows()));
    SimulatedClock clock = new SimulatedClock(market.start());
    SyntheticBooks books = SyntheticBooks.of(Map.of(REQUIREMENTS, market));
    try (StoreLock lock = StoreLock.hold(StoreLocation.of(file), "a demo");
        CollectProgress progress = new CollectProgress(err, terminal);
        StubServer server = StubServer.start(StubSettings.of(books, clock, TOKEN));
        SnapshotStore store = SnapshotStore.open(StoreLocation.of(file))) {
      err.println("A server plays SF Compute at " + server.uri() + "; time passes in a rush.");
      SfComputeSettings settings =
          new SfComputeSettings(
              server.uri(),
              ApiToken.from(Map.of(ApiToken.VARIABLES.get(0), TOKEN)),
              CallLimits.DEFAULT,
              RetrySpec.DEFAULT);
      CollectSpec spec =
          new CollectSpec(
              StoreLocation.of(file),
              server.uri(),
              market.step(),
              List.of(new InstrumentRule("h100", REQUIREMENTS)));
      MarketPoll poll =
          new MarketPoll(new SfComputeClient(settings, clock, (f, wait) -> {}), spec.every());
      new Collector(spec, poll, store, clock, progress).run(end, () -> false);
    }
    err.println("Train on it with: " + Program.call() + " train experiments/demo.yaml");
    return file;
  }
}
