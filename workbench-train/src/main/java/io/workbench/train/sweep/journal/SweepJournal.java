package io.workbench.train.sweep.journal;

import io.workbench.train.sweep.journal.JournalLine.Opened;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A sweep's journal with what it says.
 *
 * @param opened how the sweep began; absent when the process died before it wrote that
 * @param startedAt when the sweep began
 * @param settings that hold now, as the journal's last opened or resumed event says
 * @param used time that processes worked on the sweep
 */
public record SweepJournal(
    Journal journal,
    Trials trials,
    @Nullable Opened opened,
    Instant startedAt,
    Map<String, String> settings,
    Duration used)
    implements AutoCloseable {

  /** Opens a sweep's journal, new or not, and replays it. */
  public static SweepJournal open(Path file) {
    JournalReader.Lines lines =
        Files.exists(file) ? JournalReader.read(file) : JournalReader.Lines.NONE;
    return replay(lines.lines(), file, Journal.open(file, lines));
  }

  private static SweepJournal replay(List<JournalLine> lines, Path file, Journal journal) {
    JournalReplay replay = new JournalReplay();
    for (int index = 0; index < lines.size(); index++) {
      replay.add(lines.get(index), file + ":" + (index + 1));
    }
    replay.trials().requeueRunning();
    return new SweepJournal(
        journal,
        replay.trials(),
        replay.opened(),
        Objects.requireNonNullElseGet(replay.startedAt(), Instant::now),
        replay.settings(),
        replay.used());
  }

  @Override
  public void close() {
    journal.close();
  }
}
