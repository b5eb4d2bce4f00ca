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
import io.workbench.data.source.sfcompute.stub.SyntheticBooks;
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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ninety days of two instruments against a server that fails one answer in five, in minutes; after
 * each tenth of them the collector is down for two hours. Not a part of the ordinary tests;
 * CONTRIBUTING.md has the command. {@code -Dsoak.days=N} for another length.
 */
@Timeout(value = 1, unit = TimeUnit.DAYS)
class CollectorSoak {
  private static final String TOKEN = "sk_live_soak";
  private static final List<InstrumentRule> RULES =
      List.of(
          new InstrumentRule("h100", "accelerator:H100"),
          new InstrumentRule("h200", "accelerator:H200"));

  private static final int PARTS = 10;
  private static final Duration DOWN = Duration.ofHours(2);

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
    List<SyntheticSpec> markets = List.of(market, market.withSeed(market.seed() + 1));
    SyntheticBooks books =
        SyntheticBooks.of(
            Map.of(
                RULES.get(0).requirements(),
                markets.get(0),
                RULES.get(1).requirements(),
                markets.get(1)));
    StubSettings stub = StubSettings.of(books, clock, TOKEN).with(faults);
    List<Long> heap = new ArrayList<>();
    long start = System.nanoTime();
    try (StubServer server = StubServer.start(stub);
        SnapshotStore store = SnapshotStore.open(StoreLocation.of(folder.resolve("market.db")))) {
      ApiToken token = ApiToken.from(Map.of("SF_API_KEY", TOKEN));
      SfComputeClient client =
          new SfComputeClient(
              new SfComputeSettings(server.uri(), token, limits, retry), clock, (f, d) -> {});
      CollectSpec spec =
          new CollectSpec(StoreLocation.of("market.db"), server.uri(), market.step(), RULES);
      for (int part = 1; part <= PARTS; part++) {
        Instant end =
            market.start().plus(Duration.ofDays(market.days()).multipliedBy(part).dividedBy(PARTS));
        new Collector(
                spec, new MarketPoll(client, market.step()), store, clock, CollectListener.NONE)
            .run(end, () -> false);
        System.gc();
        heap.add((Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
        clock.set(end.plus(DOWN));
      }
      for (int index = 0; index < RULES.size(); index++) {
        check(RULES.get(index).name(), markets.get(index), store);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%d days in %.0f s, heap after each tenth %s MB%n",
        market.days(),
        (System.nanoTime() - start) / 1e9,
        heap);
    // In megabytes: what the collector itself keeps is bounded, and garbage is not all collected.
    assertThat(heap.get(PARTS - 1)).isLessThan(heap.get(1) + 16);
  }

  private static void check(String instrument, SyntheticSpec market, SnapshotStore store) {
    SnapshotSeries seen = store.read(instrument, TimeRange.ALL);
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
      for (String column : List.of(Column.BID_VOLUME, Column.ASK_VOLUME)) {
        // The server offers whole nodes.
        assertThat(seen.column(column)[row]).isEqualTo(truth.column(column)[there], within(0.5));
      }
    }
    Map<String, Integer> reasons = new TreeMap<>();
    for (GapRecord gap : store.gaps(instrument, TimeRange.ALL)) {
      assertThat(times.add(gap.time().toEpochMilli())).isTrue();
      reasons.merge(gap.reason().replaceAll("[(:,].*", ""), 1, Integer::sum);
    }
    int due = (int) (Duration.ofDays(market.days()).toMillis() / market.step().toMillis());
    assertThat(times).hasSize(due);
    int down = (int) (DOWN.toMillis() / market.step().toMillis());
    assertThat(reasons).containsEntry("no collector was running", (PARTS - 1) * down);
    System.out.printf(
        Locale.ROOT,
        "%s: %d snapshots and %d gaps of %d polls%n",
        instrument,
        seen.size(),
        due - seen.size(),
        due);
    reasons.forEach((reason, count) -> System.out.printf(Locale.ROOT, "%6d  %s%n", count, reason));
  }
}
