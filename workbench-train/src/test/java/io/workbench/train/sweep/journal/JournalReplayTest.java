package io.workbench.train.sweep.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.workbench.train.sweep.journal.JournalLine.Ended;
import io.workbench.train.sweep.journal.JournalLine.Event;
import io.workbench.train.sweep.journal.JournalLine.Finished;
import io.workbench.train.sweep.journal.JournalLine.Opened;
import io.workbench.train.sweep.journal.JournalLine.Proposed;
import io.workbench.train.sweep.journal.JournalLine.Requeued;
import io.workbench.train.sweep.journal.JournalLine.Resumed;
import io.workbench.train.sweep.journal.JournalLine.Started;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JournalReplayTest {
  private static final Event OPENED = new Opened(1, Map.of(), "abc", "sweep");
  private static final Event PROPOSED =
      new Proposed(0, false, Map.of(), new double[] {0.5}, List.of());
  private static final Event FAILED =
      new Finished(0, TrialState.FAILED, "It became NaN.", List.of(), 10);
  private static final Event RESUMED = new Resumed(Map.of(), "sweep --resume --rerun-failed");
  private static final Event ENDED = new Ended(EndCause.DONE, "all trials are done");

  private final JournalReplay replay = new JournalReplay();

  @Test
  void thePauseBeforeFailedTrialsAreRunAgainIsNoWork() {
    failsAfterElevenSeconds();
    add("2026-03-02T00:00:00Z", RESUMED);
    add("2026-03-02T00:00:00Z", new Requeued(0));
    add("2026-03-02T00:00:02Z", new Started(0, 2));
    assertThat(replay.used()).isEqualTo(Duration.ofSeconds(13));
  }

  @Test
  void norIsItInAJournalThatRequeuedThemBeforeItWasResumed() {
    failsAfterElevenSeconds();
    add("2026-03-02T00:00:00Z", new Requeued(0));
    add("2026-03-02T00:00:01Z", RESUMED);
    add("2026-03-02T00:00:03Z", new Started(0, 2));
    assertThat(replay.used()).isEqualTo(Duration.ofSeconds(13));
  }

  private void failsAfterElevenSeconds() {
    add("2026-03-01T00:00:00Z", OPENED);
    add("2026-03-01T00:00:00Z", PROPOSED);
    add("2026-03-01T00:00:00Z", new Started(0, 1));
    add("2026-03-01T00:00:10Z", FAILED);
    add("2026-03-01T00:00:11Z", ENDED);
  }

  private void add(String time, Event event) {
    replay.add(JournalLine.of(Instant.parse(time), event), "journal.jsonl");
  }
}
