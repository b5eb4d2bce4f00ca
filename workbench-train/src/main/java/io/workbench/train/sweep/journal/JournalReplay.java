package io.workbench.train.sweep.journal;

import io.workbench.train.sweep.journal.JournalLine.Ended;
import io.workbench.train.sweep.journal.JournalLine.Opened;
import io.workbench.train.sweep.journal.JournalLine.Requeued;
import io.workbench.train.sweep.journal.JournalLine.Resumed;
import io.workbench.train.sweep.journal.JournalLine.Started;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the lines of a journal come to, one after the other. */
public final class JournalReplay {
  private final Trials trials = new Trials();
  private final Map<Integer, Instant> attempts = new HashMap<>();
  private @Nullable Opened opened;
  private Map<String, String> settings = Map.of();
  private @Nullable Instant startedAt;
  private @Nullable Instant last;
  private Duration used = Duration.ZERO;
  private @Nullable Ended ended;

  /**
   * Takes in the next line.
   *
   * @param source where it stands, for an error
   * @throws io.workbench.data.InputException when it does not follow from those before
   */
  public void add(JournalLine line, String source) {
    trials.replay(line, source);
    if (line.event() instanceof Opened first) {
      opened = first;
      startedAt = line.at();
      settings = first.settings();
    } else if (line.event() instanceof Resumed resumed) {
      settings = resumed.settings();
      trials.requeueRunning();
    } else if (last != null && !(line.event() instanceof Requeued)) {
      // Older journals have requeued trials before the process that takes the sweep up again.
      used = used.plus(Duration.between(last, line.at()));
    }
    if (line.event() instanceof Started started) {
      attempts.put(started.trial(), line.at());
    }
    ended = line.event() instanceof Ended end ? end : null;
    last = line.at();
  }

  /** The trials as they stand after the lines so far. */
  public Trials trials() {
    return trials;
  }

  /** Absent before the first line. */
  @Nullable Opened opened() {
    return opened;
  }

  /** That hold now, as the last opened or resumed event says. */
  Map<String, String> settings() {
    return settings;
  }

  /** When the sweep began; absent before the first line. */
  public @Nullable Instant startedAt() {
    return startedAt;
  }

  /** Time of the last line; absent before the first. */
  public @Nullable Instant lastEventAt() {
    return last;
  }

  /** Time that processes worked on the sweep. */
  public Duration used() {
    return used;
  }

  /** Why the last process stopped; absent while one works, or when it was killed. */
  public @Nullable Ended ended() {
    return ended;
  }

  /** When the last attempt at each trial began, by number. */
  public Map<Integer, Instant> attempts() {
    return Map.copyOf(attempts);
  }
}
