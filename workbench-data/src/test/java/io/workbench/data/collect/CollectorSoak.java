package io.workbench.data.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.workbench.data.market.Column;
import io.workbench.data.market.SnapshotSeries;
import io.workbench.data.source.SyntheticMarket;
import io.workbench.data.source.SyntheticSpec;
import io.workbench.data.source.sfcompute.ApiToken;
import io.workbench.data.source.sfcompute.CallLimits;
import io.workbench.data.source.sfcompute.InstrumentRule;
import io.workbench.data.source.sfcompute.RetrySpec;
import io.workbench.data.source.sfcompute.SfComputeClient;
import io.workbench.data.source.sfcompute.SfComputeSettings;
import io.workbench.data.source.sfcompute.stub.FaultPlan;
import io.workbench.data.source.sfcompute.stub.Faults;
import io.workbench.data.source.sfcompute.stub.StubServer;
import io.workbench.data.source.sfcompute.stub.StubSettings;
import io.workbench.data.store.GapRecord;
import io.workbench.data.store.SnapshotStore;
import io.workbench.data.store.StoreLocation;
import io.workbench.data.store.TimeRange;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ninety days of polls against a server that fails one answer in five, in minutes. Not a part of
 * the ordinary tests; the README has the command. {@code -Dsoak.days=N} for another length.
 */
class CollectorSoak {
  private static final String TOKEN = "sk_live_soak";
  private static final String REQUIREMENTS = "accelerator:H100";
  private static final InstrumentRule RULE = new InstrumentRule("h100", REQUIREMENTS);

  @TempDir Path folder;

  @Test
  void everyTimeHasItsSnapshotOrItsReason() {
    SyntheticSpec market = SyntheticSpec.DEFAULT.withDays(Integer.getInteger("soak.days", 90));
    SimulatedClock clock = new SimulatedClock(market.start());
    CallLimits limits =
        new CallLimits(
            Duration.ofSeconds(2), Duration.ofMillis(250), Duration.ofSeconds(3), 1 << 18, 10);
    RetrySpec retry =
        new RetrySpec(
            3,
            Duration.ofMillis(1),
            Duration.ofMillis(2),
            0.25,
            Duration.ofMillis(2),
            8,
            Duration.ofMillis(5));
    FaultPlan faults =
        FaultPlan.random(
            7, 0.2, Faults.all(Duration.ofMillis(300), limits.maxBodyBytes()).values());
    StubSettings stub =
        StubSettings.of(SyntheticBooks.of(Map.of(REQUIREMENTS, market)), clock, TOKEN).with(faults);
    List<Long> heap = new ArrayList<>();
    long start = System.nanoTime();
    try (StubServer server = StubServer.start(stub);
        SnapshotStore store = SnapshotStore.open(StoreLocation.of(folder.resolve("market.db")))) {
      ApiToken token = ApiToken.from(Map.of("SF_API_KEY", TOKEN));
      SfComputeClient client =
          new SfComputeClient(
              new SfComputeSettings(server.uri(), token, limits, retry), clock, (f, d) -> {});
      CollectSpec spec =
          new CollectSpec("market.db", server.uri().toString(), market.step(), List.of(RULE));
      int parts = 9;
      for (int part = 1; part <= parts; part++) {
        // Each part is a collector of its own: nine restarts.
        Instant end =
            market.start().plus(Duration.ofDays(market.days()).multipliedBy(part).dividedBy(parts));
        new Collector(
                spec, new MarketPoll(client, market.step()), store, clock, CollectListener.NONE)
            .run(end, () -> false);
        System.gc();
        heap.add((Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
        clock.set(end);
      }
      check(market, store);
    }
    System.out.printf(
        Locale.ROOT,
        "%d days in %.0f s, heap after each ninth %s MB%n",
        market.days(),
        (System.nanoTime() - start) / 1e9,
        heap);
    long first = heap.get(1);
    assertThat(heap.get(heap.size() - 1)).isLessThan(2 * first + 32);
  }

  private static void check(SyntheticSpec market, SnapshotStore store) {
    SnapshotSeries seen = store.read("h100", TimeRange.ALL);
    SnapshotSeries truth = SyntheticMarket.generate(market).series();
    Set<Long> times = new HashSet<>();
    for (int row = 0; row < seen.size(); row++) {
      long time = seen.timeMillis(row);
      assertThat(times.add(time)).isTrue();
      int there = Arrays.binarySearch(truth.timesMillis(), time);
      assertThat(there).isNotNegative();
      for (String column : List.of(Column.BEST_BID, Column.BEST_ASK)) {
        // To a millionth of a dollar a node-hour.
        assertThat(seen.column(column)[row]).isEqualTo(truth.column(column)[there], within(1e-6));
      }
    }
    Map<String, Integer> reasons = new TreeMap<>();
    for (GapRecord gap : store.gaps("h100", TimeRange.ALL)) {
      assertThat(times.add(gap.time().toEpochMilli())).isTrue();
      reasons.merge(gap.reason().replaceAll("[(:].*", ""), 1, Integer::sum);
    }
    int due = (int) (Duration.ofDays(market.days()).toMillis() / market.step().toMillis());
    assertThat(times).hasSize(due);
    System.out.printf(
        Locale.ROOT, "%d snapshots and %d gaps of %d polls%n", seen.size(), due - seen.size(), due);
    reasons.forEach((reason, count) -> System.out.printf(Locale.ROOT, "%6d  %s%n", count, reason));
  }
}
