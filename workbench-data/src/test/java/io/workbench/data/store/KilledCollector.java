package io.workbench.data.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.data.StoreRows;
import io.workbench.data.collect.CollectListener;
import io.workbench.data.market.Column;
import io.workbench.data.market.SnapshotSeries;
import io.workbench.data.source.sfcompute.DeliveryWindow;
import io.workbench.data.source.sfcompute.Nodes;
import io.workbench.data.source.sfcompute.PriceLevel;
import io.workbench.data.source.sfcompute.stub.Book;
import io.workbench.data.source.sfcompute.stub.Fault;
import io.workbench.data.source.sfcompute.stub.FaultPlan;
import io.workbench.data.source.sfcompute.stub.Faults;
import io.workbench.data.source.sfcompute.stub.StubServer;
import io.workbench.data.source.sfcompute.stub.StubSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Kills collectors with SIGKILL at random moments, one after the other, and then looks at each time
 * of the grid: one snapshot, or one gap where none was running.
 */
final class KilledCollector {
  private static final int MOST_POLLS = 60;
  private static final int LONGEST_DOWN = 30;
  private static final long LATEST_KILL_NANOS = 4_000_000;

  private final StoreLocation location;
  private final Path log;
  private final Runnable awaitEnd;
  private final Random random = new Random(20260902);
  private final BitSet said = new BitSet();

  /** Steps at which, as far as the killed ones lived to say, nothing was running. */
  private final BitSet down = new BitSet();

  private KilledCollector(StoreLocation location, Path log, Runnable awaitEnd) {
    this.location = location;
    this.log = log;
    this.awaitEnd = awaitEnd;
  }

  /** Of a store in which nothing of a process is left once it has ended. */
  static void leavesNoHoleButTheTimeItWasDown(StoreLocation location, int kills, Path folder)
      throws IOException, InterruptedException {
    leavesNoHoleButTheTimeItWasDown(location, kills, folder, () -> {});
  }

  /**
   * Of any store.
   *
   * @param awaitEnd returns when nothing of a killed process is under way in the store any more
   */
  static void leavesNoHoleButTheTimeItWasDown(
      StoreLocation location, int kills, Path folder, Runnable awaitEnd)
      throws IOException, InterruptedException {
    // The collectors' time is not the market's, which therefore keeps it to itself.
    Fault timeless = Faults.edit(json -> json.remove("requested_at"));
    StubSettings market =
        StubSettings.of(
                (asked, window, now) -> book(window), Clock.systemUTC(), CollectingProcess.TOKEN)
            .with(FaultPlan.always(timeless));
    try (StubServer server = StubServer.start(market)) {
      new KilledCollector(location, folder.resolve("collector.log"), awaitEnd)
          .run(kills, server.uri());
    }
  }

  private void run(int kills, URI market) throws IOException, InterruptedException {
    int start = 0;
    for (int kill = 0; kill < kills; kill++) {
      int last = collectAndKill(start, market);
      awaitEnd.run();
      start = last + 2 + random.nextInt(LONGEST_DOWN);
      down.set(last + 1, start + 1);
    }
    int end = start + 5;
    try (SnapshotStore store = SnapshotStore.openExisting(location)) {
      CollectingProcess.collector(store, market, start, CollectListener.NONE)
          .run(SnapshotStoreContract.at(end), () -> false);
      said.set(start + 1, end);
      check(store, kills, end);
    }
  }

  /** The last step that it said, after its first poll at the step after the start. */
  private int collectAndKill(int start, URI market) throws IOException, InterruptedException {
    Process process =
        ChildJvm.start(
            CollectingProcess.class,
            System.getProperty("java.class.path"),
            log,
            location.url(),
            market.toString(),
            Integer.toString(start));
    int left = 1 + random.nextInt(MOST_POLLS);
    int last = start;
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        assertThat(Integer.parseInt(line)).isEqualTo(last + 1);
        last++;
        said.set(last);
        left--;
        if (left == 0) {
          killWithin(random.nextLong(LATEST_KILL_NANOS), process);
        }
      }
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(left).as("what was said: %s", Files.readString(log)).isLessThanOrEqualTo(0);
    return last;
  }

  /** SIGKILL after so long, wherever in a poll or a transaction that is. */
  private static void killWithin(long nanos, Process process) {
    long from = System.nanoTime();
    while (System.nanoTime() - from < nanos) {
      Thread.onSpinWait();
    }
    process.toHandle().destroyForcibly();
  }

  private void check(SnapshotStore store, int kills, int end) {
    BitSet seen = new BitSet();
    SnapshotSeries series = store.read("h100", TimeRange.ALL);
    for (int row = 0; row < series.size(); row++) {
      Instant time = Instant.ofEpochMilli(series.timeMillis(row));
      assertThat(seen.get(Collecting.step(time))).isFalse();
      seen.set(Collecting.step(time));
      assertThat(series.column(Column.BEST_BID)[row])
          .isEqualTo(dollars(Collecting.H100.window(time)).doubleValue());
    }
    BitSet gaps = new BitSet();
    List<GapRecord> recorded = store.gaps("h100", TimeRange.ALL);
    recorded.forEach(gap -> gaps.set(Collecting.step(gap.time())));
    assertThat(gaps.cardinality()).isEqualTo(recorded.size());
    assertThat(recorded)
        .extracting(GapRecord::reason)
        .containsOnly("no collector was running, or it could not store what it saw");
    assertThat(gaps.intersects(seen)).isFalse();
    assertThat(gaps.intersects(said)).isFalse();
    // One that is killed may have stored one poll more than it lived to say.
    assertThat(gaps.cardinality()).isBetween(down.cardinality() - kills, down.cardinality());
    seen.or(gaps);
    assertThat(seen.nextSetBit(0)).isEqualTo(1);
    assertThat(seen.nextClearBit(1)).isEqualTo(end);
    assertThat(seen.length()).isEqualTo(end);
    assertThat(StoreRows.findings(store)).isEmpty();
  }

  private static Book book(DeliveryWindow window) {
    BigDecimal bid = dollars(window).multiply(BigDecimal.valueOf(PriceLevel.GPUS_PER_NODE));
    return new Book(
        List.of(new PriceLevel(bid, new Nodes.Constant(3), null)),
        List.of(new PriceLevel(bid.add(BigDecimal.ONE), new Nodes.Constant(2), null)));
  }

  /** A price that tells which hour was asked about. */
  private static BigDecimal dollars(DeliveryWindow window) {
    long hours =
        (window.start().getEpochSecond() - SnapshotStoreContract.START.getEpochSecond()) / 3600;
    return BigDecimal.valueOf(2000 + hours, 3);
  }
}
