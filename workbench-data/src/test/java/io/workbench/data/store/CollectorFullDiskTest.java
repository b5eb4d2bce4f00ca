package io.workbench.data.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.OutputException;
import io.workbench.data.collect.Outcome;
import io.workbench.data.collect.Poll;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A collector whose store has no room for a while. */
class CollectorFullDiskTest {
  private static final int ROOM_AGAIN = 250;
  private static final int END = 300;

  @TempDir Path folder;
  private volatile boolean room;
  private final Collecting collecting = new Collecting();

  /** Either of the two files may be the one that cannot grow. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void allThatWaitedIsWrittenWhenThereIsRoomAgain(boolean snapshotsAreFull) {
    List<Integer> acknowledged = new ArrayList<>();
    try (SnapshotStore store =
        store(() -> room || !snapshotsAreFull, () -> room || snapshotsAreFull)) {
      Poll poll =
          (rule, time) -> {
            if (time.equals(at(ROOM_AGAIN))) {
              acknowledged.add(collecting.waiting);
              acknowledged.add(store.read("h100", TimeRange.ALL).size());
              room = true;
            }
            return Collecting.see(time);
          };
      collecting.into(store, poll).run(at(END), () -> false);

      int waited = acknowledged.get(0);
      assertThat(waited).isBetween(1, ROOM_AGAIN - 2);
      assertThat(acknowledged.get(1)).isEqualTo(ROOM_AGAIN - 1 - waited);
      assertThat(collecting.waiting).isZero();
      assertThat(collecting.gaps).isEmpty();
      assertThat(store.gaps("h100", TimeRange.ALL)).isEmpty();
      Collecting.requireExactly(store, 1, END);
    }
  }

  @Test
  void whatIsLostAtTheEndIsSaidAndTheNextCollectorExplainsIt() {
    try (SnapshotStore store = store(() -> room, () -> true)) {
      assertThatThrownBy(
              () ->
                  collecting
                      .into(store, (rule, time) -> Collecting.see(time))
                      .run(at(END), () -> false))
          .isInstanceOf(OutputException.class)
          .hasMessage(
              collecting.waiting
                  + (" polls could not be stored and are lost: Cannot write " + file())
                  + ": the disk is full.");
      int lost = collecting.waiting;
      int kept = END - 1 - lost;
      assertThat(kept).isPositive();
      assertThat(store.read("h100", TimeRange.ALL).size()).isEqualTo(kept);

      room = true;
      collecting
          .into(store, (rule, time) -> Collecting.see(time), END)
          .run(at(END + 3), () -> false);

      assertThat(store.read("h100", TimeRange.ALL).size()).isEqualTo(kept + 2);
      assertThat(store.gaps("h100", TimeRange.ALL))
          .hasSize(lost + 1)
          .extracting(GapRecord::reason)
          .containsOnly("no collector was running, or it could not store what it saw");
    }
  }

  @Test
  void whatIsTooMuchForTheMemoryBecomesGapsThatSaySo() {
    // Eight times this, with the rows, are more than the 64 MB that may wait.
    byte[] body = new byte[8 << 20];
    try (SnapshotStore store = store(() -> true, () -> room)) {
      Poll poll =
          (rule, time) -> {
            room = time.equals(at(20));
            Outcome.Seen seen = (Outcome.Seen) Collecting.see(time);
            return new Outcome.Seen(
                seen.snapshot(), new StoredAnswer("h100", time, time, 200, body));
          };
      collecting.into(store, poll).run(at(21), () -> false);

      long[] seen = store.read("h100", TimeRange.ALL).timesMillis();
      List<GapRecord> gaps = store.gaps("h100", TimeRange.ALL);

      // The last seven are kept; the file had room for a few at first.
      int first = 20 - seen.length - gaps.size() + 1;
      assertThat(first).isEqualTo(1);
      assertThat(gaps).isNotEmpty();
      assertThat(gaps)
          .extracting(GapRecord::reason)
          .containsOnly("it was seen, but could not be stored for too long");
      assertThat(gaps.get(gaps.size() - 1).time()).isEqualTo(at(20 - 7));
      assertThat(seen[seen.length - 7]).isEqualTo(SnapshotStoreContract.millis(20 - 6));
      assertThat(collecting.gaps).extracting(Outcome.Missed::gap).isEqualTo(gaps);
      assertThat(collecting.gaps).extracting(Outcome.Missed::kind).containsOnly("not_stored");
    }
  }

  private SnapshotStore store(BooleanSupplier forSnapshots, BooleanSupplier forAnswers) {
    Path answers = StoreLocation.answersFile(file());
    return new SnapshotStore(
        StoreLocation.of(file()),
        new ScarceDatabase(file(), "sqlite", forSnapshots),
        new ScarceDatabase(answers, "sqlite_answers", forAnswers),
        true);
  }

  private Path file() {
    return folder.resolve("market.db");
  }

  private static Instant at(int step) {
    return SnapshotStoreContract.at(step);
  }
}
