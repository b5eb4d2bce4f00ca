package io.workbench.data.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.data.StoreRows;
import io.workbench.data.collect.CollectListener;
import io.workbench.data.collect.CollectSpec;
import io.workbench.data.collect.Collector;
import io.workbench.data.collect.Outcome;
import io.workbench.data.collect.Poll;
import io.workbench.data.collect.SimulatedClock;
import io.workbench.data.market.Column;
import io.workbench.data.market.SnapshotSeries;
import io.workbench.data.source.sfcompute.InstrumentRule;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Collects books that tell their time, into a store that has its troubles; hears all of it. */
final class Collecting implements CollectListener {
  static final InstrumentRule H100 = new InstrumentRule("h100", "accelerator:H100");
  static final CollectSpec SPEC =
      new CollectSpec(
          StoreLocation.of("market.db"),
          URI.create("http://127.0.0.1"),
          SnapshotStoreContract.STEP,
          List.of(H100));

  private static final int BODY_BYTES = 2_000;

  final List<Outcome.Missed> gaps = new ArrayList<>();

  /** Heard by the collector's thread, looked at by that of the polls. */
  volatile int waiting;

  volatile int mostWaiting;

  @Override
  public void onGap(Outcome.Missed missed) {
    gaps.add(missed);
  }

  @Override
  public void onStored(int count) {
    waiting = count;
    mostWaiting = Math.max(mostWaiting, count);
  }

  /** A collector whose first poll is at step 1. */
  Collector into(SnapshotStore store, Poll poll) {
    return into(store, poll, 0);
  }

  /** A collector whose first poll is at the step after this one. */
  Collector into(SnapshotStore store, Poll poll, int step) {
    Instant start = SnapshotStoreContract.at(step).plusSeconds(1);
    return new Collector(SPEC, poll, store, new SimulatedClock(start), this);
  }

  /** What a poll sees at a time. */
  static Outcome see(Instant time) {
    int step = step(time);
    return new Outcome.Seen(
        SnapshotStoreContract.book("h100", step, WritingProcess.bid(step), 9.0),
        new StoredAnswer("h100", time, time, 200, body(step)));
  }

  static int step(Instant time) {
    return Math.toIntExact(
        java.time.Duration.between(SnapshotStoreContract.START, time)
            .dividedBy(SnapshotStoreContract.STEP));
  }

  /**
   * The store has exactly these steps of the instrument, with the bits and answers that were seen.
   */
  static void requireExactly(SnapshotStore store, int from, int toExclusive) {
    SnapshotSeries series = store.read("h100", TimeRange.ALL);
    assertThat(series.size()).isEqualTo(toExclusive - from);
    for (int row = 0; row < series.size(); row++) {
      assertThat(series.timeMillis(row)).isEqualTo(SnapshotStoreContract.millis(from + row));
      assertThat(series.column(Column.BEST_BID)[row]).isEqualTo(WritingProcess.bid(from + row));
      assertThat(series.column(Column.BEST_ASK)[row]).isEqualTo(9.0);
    }
    Map<Instant, byte[]> answers = new HashMap<>();
    RebuildResult again =
        store.rebuild(
            answer -> {
              answers.put(answer.time(), answer.body());
              return ((Outcome.Seen) see(answer.time())).snapshot();
            });
    assertThat(again.changed()).isZero();
    for (int step = from; step < toExclusive; step++) {
      assertThat(Arrays.equals(answers.get(SnapshotStoreContract.at(step)), body(step))).isTrue();
    }
    assertThat(StoreRows.findings(store)).isEmpty();
  }

  /** Bytes that cannot be compressed. */
  private static byte[] body(int step) {
    byte[] body = new byte[BODY_BYTES];
    new Random(step).nextBytes(body);
    return body;
  }
}
