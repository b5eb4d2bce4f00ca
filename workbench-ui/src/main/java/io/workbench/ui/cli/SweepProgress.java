package io.workbench.ui.cli;

import io.workbench.train.loop.EpochProgress;
import io.workbench.train.spec.SweepSpec;
import io.workbench.train.sweep.SweepListener;
import io.workbench.train.sweep.SweepStart;
import io.workbench.train.sweep.journal.TrialRecord;
import io.workbench.train.sweep.journal.TrialState;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows a sweep on stderr: a line for each trial that has ended, and on a terminal below them a
 * block that is redrawn, with the trials that run. All lines also go to the sweep's log.
 */
final class SweepProgress implements SweepListener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("run.progress");
  private static final long REDRAW_MILLIS = 200;
  private static final String UP_AND_CLEAR = "\u001b[A\r\u001b[J";

  private final PrintWriter err;
  private final Terminal terminal;
  private final RedrawPace pace = RedrawPace.ofMillis(REDRAW_MILLIS);
  private final Map<Integer, RunningTrial> running = new TreeMap<>();
  private @Nullable SweepTally tally;
  private @Nullable RunLog log;
  private @Nullable Path directory;
  private int drawn;

  SweepProgress(PrintWriter err, Terminal terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  /** Of the sweep; absent before it has one. */
  synchronized @Nullable Path directory() {
    return directory;
  }

  @Override
  public synchronized void onStart(SweepStart start) {
    directory = start.directory();
    log = RunLog.in(start.directory());
    SweepSpec started = start.spec();
    SweepTally counted = new SweepTally(started, start.most());
    start.trials().forEach(counted::add);
    tally = counted;
    say(
        String.format(
            Locale.ROOT,
            "Sweep %s: %s, %d trials%s, %d at a time, by %s",
            started.name(),
            started.search().method().name().toLowerCase(Locale.ROOT),
            start.most(),
            counted.ended() == 0 ? "" : " of which " + counted.ended() + " are done",
            started.parallel().workers(),
            started.objective().metric()));
    say("Folder: " + start.directory());
  }

  @Override
  public synchronized void onTrialStart(TrialRecord trial) {
    running.put(trial.number(), new RunningTrial(trial));
    LOG.info("{}", new RunningTrial(trial).line(Integer.MAX_VALUE));
    redraw();
  }

  @Override
  public synchronized void onEpoch(int trial, int seedNumber, EpochProgress progress) {
    RunningTrial shown = running.get(trial);
    if (shown != null) {
      shown.onEpoch(seedNumber, progress);
    }
    if (pace.isDue()) {
      redraw();
    }
  }

  @Override
  public synchronized void onTrialEnd(TrialRecord trial) {
    running.remove(trial.number());
    SweepTally counted = Objects.requireNonNull(tally);
    boolean best = counted.add(trial);
    if (trial.state() != TrialState.INTERRUPTED) {
      say(SweepLines.ended(trial, best));
    }
    redraw();
  }

  @Override
  public synchronized void onTrialsDone() {
    running.clear();
    say("Judging the winner and writing the report.");
  }

  @Override
  public synchronized void close() {
    erase();
    if (log != null) {
      log.close();
      log = null;
    }
  }

  private void say(String line) {
    erase();
    LOG.info(line);
    err.println(terminal.stderr() ? Terminal.cut(line, terminal.columns() - 1) : line);
  }

  private void erase() {
    if (terminal.stderr()) {
      err.print(UP_AND_CLEAR.repeat(drawn));
      err.flush();
      drawn = 0;
    }
  }

  private void redraw() {
    if (!terminal.stderr() || tally == null) {
      return;
    }
    pace.drawn();
    int columns = terminal.columns() - 1;
    StringBuilder block = new StringBuilder(UP_AND_CLEAR.repeat(drawn));
    for (RunningTrial trial : running.values()) {
      block.append(trial.line(columns)).append(System.lineSeparator());
    }
    block.append(tally.line(columns)).append(System.lineSeparator());
    drawn = running.size() + 1;
    err.print(block);
    err.flush();
  }
}
