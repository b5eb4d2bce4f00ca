package io.workbench.data.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.InputException;
import io.workbench.data.source.BookFile;
import io.workbench.data.source.CsvSpec;
import io.workbench.data.source.sfcompute.InstrumentRule;
import io.workbench.data.store.GapRecord;
import io.workbench.data.store.SnapshotStore;
import io.workbench.data.store.StoreLocation;
import io.workbench.data.store.TimeRange;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayPollTest {
  private static final InstrumentRule A100 = new InstrumentRule("a100", "accelerator:A100");
  private static final InstrumentRule H100 = new InstrumentRule("h100", "accelerator:H100");
  private static final Instant START = Instant.parse("2026-07-01T00:00:00Z");
  private static final Duration STEP = Duration.ofMinutes(5);

  @TempDir Path folder;
  private SnapshotStore store;

  @BeforeEach
  void open() {
    store = SnapshotStore.open(StoreLocation.of(folder.resolve("market.db")));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void rowsOfAnInstrumentThatIsNotCollectedMakeNoGaps() throws IOException {
    replay(rows("A100", 0, 40) + rows("H100", 20, 24), H100);

    assertThat(times("h100")).containsExactly(at(20), at(21), at(22), at(23));
    assertThat(store.gaps("h100", TimeRange.ALL)).isEmpty();
    assertThat(store.instruments()).containsExactly("h100");
  }

  @Test
  void anInstrumentThatBeginsLaterThanAnotherHasNoGapsBefore() throws IOException {
    replay(rows("A100", 0, 6) + rows("H100", 3, 4) + rows("H100", 5, 6), A100, H100);

    assertThat(times("a100")).hasSize(6);
    assertThat(times("h100")).containsExactly(at(3), at(5));
    assertThat(store.gaps("h100", TimeRange.ALL))
        .containsExactly(new GapRecord("h100", at(4), "the file has no row for this time"));
  }

  @Test
  void aSecondFileLeavesNoHoleBeforeAnInstrumentThatBeginsLaterInIt() throws IOException {
    replay(rows("A100", 0, 2) + rows("H100", 0, 2), A100, H100);
    replay(rows("A100", 2, 6) + rows("H100", 4, 6), A100, H100);

    assertThat(times("a100")).hasSize(6);
    assertThat(times("h100")).containsExactly(at(0), at(1), at(4), at(5));
    assertThat(store.gaps("h100", TimeRange.ALL))
        .extracting(GapRecord::time)
        .containsExactly(at(2), at(3));
  }

  @Test
  void pollsThatAreCloserTogetherThanTheRowsAreRefused() {
    StringBuilder rows = new StringBuilder();
    for (int step = 0; step < 24; step += 2) {
      rows.append(rows("H100", step, step + 1));
    }

    assertThatThrownBy(() -> replay(rows.toString(), H100))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "every must be at least PT10M, the usual time between the rows of h100 in the file to be"
                + " replayed, but was PT5M.");
    assertThat(store.instruments()).isEmpty();
  }

  @Test
  void timesThatTheStoreHasAreToldAndWhetherTheyDiffer() throws IOException {
    replay(rows("H100", 0, 3), H100);
    List<Boolean> there = new ArrayList<>();
    CollectListener listener =
        new CollectListener() {
          @Override
          public void onThere(Outcome.Seen seen, boolean differs) {
            there.add(differs);
          }
        };

    replay(rows("H100", 0, 2) + at(2) + ",H100,2.0,2.2,3,4\n" + rows("H100", 3, 5), listener, H100);

    assertThat(there).containsExactly(false, false, true);
    assertThat(times("h100")).hasSize(5);
  }

  private void replay(String rows, InstrumentRule... rules) throws IOException {
    replay(rows, CollectListener.NONE, rules);
  }

  private void replay(String rows, CollectListener listener, InstrumentRule... rules)
      throws IOException {
    Path csv = folder.resolve("books.csv");
    Files.writeString(csv, "timestamp,instrument,best_bid,best_ask,bid_volume,ask_volume\n" + rows);
    BookFile file = BookFile.read(new CsvSpec(csv, Map.of(), null, null, null, true));
    CollectSpec spec =
        new CollectSpec(
            StoreLocation.of("market.db"), URI.create("http://127.0.0.1"), STEP, List.of(rules));
    ReplayPoll poll = new ReplayPoll(file, spec);
    SimulatedClock clock = new SimulatedClock(poll.from());
    new Collector(poll.spec(), poll, store, clock, listener).run(poll.to(), () -> false);
  }

  /** A row at each step from one on and before another. */
  private static String rows(String instrument, int from, int toExclusive) {
    StringBuilder rows = new StringBuilder();
    for (int step = from; step < toExclusive; step++) {
      rows.append(at(step)).append(',').append(instrument).append(",2.0,2.1,3,4\n");
    }
    return rows.toString();
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
