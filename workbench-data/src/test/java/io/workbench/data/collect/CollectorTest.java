package io.workbench.data.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.data.market.Snapshot;
import io.workbench.data.source.sfcompute.InstrumentRule;
import io.workbench.data.store.GapRecord;
import io.workbench.data.store.SnapshotStore;
import io.workbench.data.store.StoreLocation;
import io.workbench.data.store.TimeRange;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectorTest {
  private static final InstrumentRule H100 = new InstrumentRule("h100", "accelerator:H100");
  private static final InstrumentRule H200 = new InstrumentRule("h200", "accelerator:H200");
  private static final Instant START = Instant.parse("2026-07-01T00:00:00Z");
  private static final Duration STEP = Duration.ofMinutes(5);
  private static final BooleanSupplier NEVER = () -> false;

  @TempDir Path folder;
  private SnapshotStore store;
  private final SimulatedClock clock = new SimulatedClock(START.plusSeconds(90));
  private final List<Instant> asked = new ArrayList<>();

  @BeforeEach
  void open() {
    store = SnapshotStore.open(StoreLocation.of(folder.resolve("market.db")));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void pollsAtTheTimesOfTheGrid() {
    collector(this::price, H100).run(at(3).plusSeconds(1), NEVER);
    assertThat(asked).containsExactly(at(1), at(2), at(3));
    assertThat(times("h100")).containsExactly(at(1), at(2), at(3));
    assertThat(store.gaps("h100", TimeRange.ALL)).isEmpty();
  }

  @Test
  void aFaultIsAGapWithItsReasonAndNeverAnInventedValue() {
    Poll poll =
        (rule, time) ->
            time.equals(at(2)) && rule.equals(H100)
                ? new Outcome.Missed(new GapRecord("h100", time, "the service was down"), "down")
                : price(rule, time);
    collector(poll, H100, H200).run(at(4), NEVER);
    assertThat(times("h100")).containsExactly(at(1), at(3));
    assertThat(times("h200")).containsExactly(at(1), at(2), at(3));
    assertThat(store.gaps("h100", TimeRange.ALL))
        .containsExactly(new GapRecord("h100", at(2), "the service was down"));
  }

  @Test
  void aRestartLeavesNoHoleButTheTimeItWasDownAndNoDuplicate() {
    collector(this::price, H100).run(at(3), NEVER);
    clock.set(at(6).plusSeconds(10));
    collector(this::price, H100).run(at(8), NEVER);
    assertThat(times("h100")).containsExactly(at(1), at(2), at(7));
    assertThat(store.gaps("h100", TimeRange.ALL))
        .extracting(GapRecord::time)
        .containsExactly(at(3), at(4), at(5), at(6));
    assertThat(store.gaps("h100", TimeRange.ALL))
        .extracting(GapRecord::reason)
        .containsOnly("no collector was running, or it could not store what it saw");

    // Down again: what is explained already stays so.
    clock.set(at(8).plusSeconds(10));
    collector(this::price, H100).run(at(10), NEVER);
    assertThat(times("h100")).containsExactly(at(1), at(2), at(7), at(9));
    assertThat(store.gaps("h100", TimeRange.ALL)).hasSize(5);
  }

  @Test
  void aClockThatIsSetBackMakesNoDuplicate() {
    Poll poll =
        (rule, time) -> {
          if (time.equals(at(4)) && asked.size() == 3) {
            clock.set(at(1).plusSeconds(1));
          }
          return price(rule, time);
        };
    collector(poll, H100).run(at(6), NEVER);
    // The wait after at(4) finds a clock that says at(1): the grid is walked from there again.
    assertThat(asked).containsExactly(at(1), at(2), at(3), at(4), at(2), at(3), at(4), at(5));
    assertThat(times("h100")).containsExactly(at(1), at(2), at(3), at(4), at(5));
  }

  @Test
  void aClockThatIsSetForwardOrAMachineThatSleptLeavesExplainedGaps() {
    Poll poll =
        (rule, time) -> {
          if (time.equals(at(2))) {
            clock.set(at(5).plusSeconds(20));
          }
          return price(rule, time);
        };
    collector(poll, H100).run(at(7), NEVER);
    assertThat(times("h100")).containsExactly(at(1), at(2), at(5), at(6));
    assertThat(store.gaps("h100", TimeRange.ALL))
        .containsExactly(
            new GapRecord("h100", at(3), "the collector was held up, or the clock was set forward"),
            new GapRecord(
                "h100", at(4), "the collector was held up, or the clock was set forward"));
  }

  @Test
  void aMomentThatIsLongOverIsNotPolledUnderItsName() {
    Poll poll =
        (rule, time) -> {
          if (time.equals(at(1))) {
            clock.set(at(2).plusSeconds(200));
          }
          return price(rule, time);
        };
    collector(poll, H100).run(at(4), NEVER);
    assertThat(times("h100")).containsExactly(at(1), at(3));
    assertThat(store.gaps("h100", TimeRange.ALL))
        .containsExactly(
            new GapRecord("h100", at(2), "the collector came too late to see that moment's book"));
  }

  @Test
  void oncePollsNowUnderTheTimeThatHasJustPassedOrElseUnderTheSecond() {
    clock.set(at(1).plusSeconds(12));
    collector(this::price, H100).runOnce(NEVER);
    clock.set(at(2).plusSeconds(100));
    collector(this::price, H100).runOnce(NEVER);
    assertThat(times("h100")).containsExactly(at(1), at(2).plusSeconds(100));
  }

  @Test
  void aStopThatIsAskedForEndsAfterThePresentPoll() {
    boolean[] stop = new boolean[1];
    Poll poll =
        (rule, time) -> {
          stop[0] = time.equals(at(2));
          return price(rule, time);
        };
    collector(poll, H100).run(null, () -> stop[0]);
    assertThat(times("h100")).containsExactly(at(1), at(2));
    assertThat(asked).containsExactly(at(1), at(2));
  }

  @Test
  void aStopThatIsAskedForGivesUpWhatDoesNotAnswer() {
    Thread caller = Thread.currentThread();
    boolean[] stop = new boolean[1];
    Poll poll =
        (rule, time) -> {
          assertThat(Thread.currentThread()).isNotSameAs(caller);
          stop[0] = true;
          try {
            Thread.sleep(60_000);
          } catch (InterruptedException givenUp) {
            Thread.currentThread().interrupt();
          }
          return price(rule, time);
        };
    CollectSpec spec = spec(H100);
    Pollers pollers = new Pollers(spec.instruments(), poll, Duration.ZERO);
    new Collector(spec, pollers, store, clock, CollectListener.NONE).run(null, () -> stop[0]);
    assertThat(times("h100")).isEmpty();
    assertThat(store.gaps("h100", TimeRange.ALL))
        .containsExactly(
            new GapRecord("h100", at(1), "the collector was ended before the answer came"));
  }

  @Test
  void aClockThatIsSetForwardAndBackAgainFillsTheGapsItMade() {
    Poll poll =
        (rule, time) -> {
          if (time.equals(at(2)) && asked.size() == 1) {
            clock.set(at(6).plusSeconds(3));
          } else if (time.equals(at(6)) && asked.size() == 2) {
            clock.set(at(2).plusSeconds(9));
          }
          return price(rule, time);
        };
    collector(poll, H100).run(at(9), NEVER);
    assertThat(asked)
        .containsExactly(at(1), at(2), at(6), at(3), at(4), at(5), at(6), at(7), at(8));
    assertThat(times("h100"))
        .containsExactly(at(1), at(2), at(3), at(4), at(5), at(6), at(7), at(8));
    assertThat(store.gaps("h100", TimeRange.ALL)).isEmpty();
  }

  @Test
  void nothingIsPolledAfterTheEndThoughTheClockIsSetBeyondIt() {
    Poll poll =
        (rule, time) -> {
          clock.set(at(20).plusSeconds(1));
          return price(rule, time);
        };
    collector(poll, H100).run(at(5), NEVER);
    assertThat(times("h100")).containsExactly(at(1));
    assertThat(store.gaps("h100", TimeRange.ALL))
        .extracting(GapRecord::time)
        .containsExactly(at(2), at(3), at(4));
  }

  @Test
  void aClockThatWasDecadesBehindIsExplainedWithoutHoldingItAllInMemory() {
    CollectSpec daily =
        new CollectSpec(
            StoreLocation.of("market.db"),
            URI.create("http://127.0.0.1"),
            Duration.ofDays(1),
            List.of(H100));
    clock.set(Instant.EPOCH.plusSeconds(1));
    Poll poll =
        (rule, time) -> {
          clock.set(START.plusSeconds(1));
          return price(rule, time);
        };
    int[] mostWaiting = new int[1];
    CollectListener listener =
        new CollectListener() {
          @Override
          public void onStored(int waiting) {
            mostWaiting[0] = Math.max(mostWaiting[0], waiting);
          }
        };
    new Collector(daily, poll, store, clock, listener).run(START.plusSeconds(2), NEVER);
    int days = (int) Duration.between(Instant.EPOCH, START).toDays();
    assertThat(times("h100")).containsExactly(Instant.EPOCH.plus(Duration.ofDays(1)), START);
    assertThat(store.gaps("h100", TimeRange.ALL)).hasSize(days - 2);
    assertThat(mostWaiting[0]).isZero();
  }

  private Collector collector(Poll poll, InstrumentRule... rules) {
    return new Collector(spec(rules), poll, store, clock, CollectListener.NONE);
  }

  private static CollectSpec spec(InstrumentRule... rules) {
    return new CollectSpec(
        StoreLocation.of("market.db"), URI.create("http://127.0.0.1"), STEP, Arrays.asList(rules));
  }

  private synchronized Outcome price(InstrumentRule rule, Instant time) {
    asked.add(time);
    return new Outcome.Seen(new Snapshot(time, rule.name(), 2.0, 2.1, 3.0, 4.0), null);
  }

  private List<Instant> times(String instrument) {
    return Arrays.stream(store.read(instrument, TimeRange.ALL).timesMillis())
        .mapToObj(Instant::ofEpochMilli)
        .toList();
  }

  private static Instant at(int step) {
    return START.plus(STEP.multipliedBy(step));
  }
}
