package io.workbench.data.store;

import io.workbench.data.collect.CollectListener;
import io.workbench.data.collect.CollectSpec;
import io.workbench.data.collect.Collector;
import io.workbench.data.collect.MarketPoll;
import io.workbench.data.collect.Outcome;
import io.workbench.data.collect.SimulatedClock;
import io.workbench.data.source.sfcompute.ApiToken;
import io.workbench.data.source.sfcompute.CallLimits;
import io.workbench.data.source.sfcompute.RetrySpec;
import io.workbench.data.source.sfcompute.SfComputeClient;
import io.workbench.data.source.sfcompute.SfComputeSettings;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A JVM of its own that collects from a market over HTTP, in a time that passes as fast as it can
 * follow; says each poll's step once it is stored, and never ends.
 */
final class CollectingProcess {
  static final String TOKEN = "sk_live_killed";

  private CollectingProcess() {}

  /**
   * Collects into {@code args[0]} from {@code args[1]}, beginning after the step {@code args[2]}.
   */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    CollectListener listener =
        new CollectListener() {
          private int step;

          @Override
          public void onPoll(Instant time, List<Outcome> outcomes, Duration took) {
            step = Collecting.step(time);
          }

          @Override
          public void onStored(int waiting) {
            if (waiting == 0 && step > 0) {
              out.println(step);
            }
          }
        };
    try (SnapshotStore store = SnapshotStore.open(StoreLocation.of(args[0]))) {
      collector(store, URI.create(args[1]), Integer.parseInt(args[2]), listener)
          .run(null, () -> false);
    }
  }

  /** A collector of the market at an address. */
  static Collector collector(
      SnapshotStore store, URI market, int afterStep, CollectListener listener) {
    SimulatedClock clock = new SimulatedClock(SnapshotStoreContract.at(afterStep).plusSeconds(1));
    SfComputeClient client =
        new SfComputeClient(
            new SfComputeSettings(
                market,
                ApiToken.from(Map.of("SF_API_KEY", TOKEN)),
                CallLimits.DEFAULT,
                RetrySpec.DEFAULT),
            clock,
            (failure, delay) -> {});
    CollectSpec spec = Collecting.SPEC;
    return new Collector(spec, new MarketPoll(client, spec.every()), store, clock, listener);
  }
}
