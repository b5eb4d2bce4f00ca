package io.workbench.ui.cli;

import io.workbench.train.loop.BatchProgress;
import io.workbench.train.loop.EpochProgress;
import io.workbench.train.loop.ProgressListener;
import io.workbench.train.loop.RunStart;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows a run on stderr: on a terminal one line that is redrawn, elsewhere one line an epoch. Every
 * epoch also goes to the run's log file.
 */
final class TrainingProgress implements ProgressListener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("run.progress");
  private static final long REDRAW_MILLIS = 100;

  private final PrintWriter err;
  private final Terminal terminal;
  private final RedrawPace pace = RedrawPace.ofMillis(REDRAW_MILLIS);
  private String kind = "";
  private @Nullable EpochProgress last;
  private @Nullable RunLog log;
  private @Nullable Path directory;

  TrainingProgress(PrintWriter err, Terminal terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  @Override
  public void onDirectory(Path directory) {
    closeLog();
    this.directory = directory;
    log = RunLog.in(directory);
  }

  /** The folder of the run that is carried out, once it can be gone on with. */
  @Nullable Path directory() {
    return directory;
  }

  /** Another run begins, which has no folder yet. */
  void forgetDirectory() {
    directory = null;
  }

  @Override
  public void onComplete(String sentence) {
    err.println(sentence);
  }

  @Override
  public void onStart(RunStart start) {
    kind = start.kind();
    last = null;
    say(
        String.format(
            Locale.ROOT,
            "%s: %,d parameters, %,d training windows, engine %s%s",
            kind,
            start.parameters(),
            start.trainWindows(),
            start.engine(),
            start.firstEpoch() > 1 ? ", from epoch " + start.firstEpoch() : ""));
    say("Run: " + start.directory());
  }

  @Override
  public void onBatch(BatchProgress batch) {
    if (!terminal.stderr() || !pace.isDue()) {
      return;
    }
    pace.drawn();
    err.print(terminal.clearLine() + ProgressLine.of(kind, batch, last, terminal.columns()));
    err.flush();
  }

  @Override
  public void onEpoch(EpochProgress epoch) {
    last = epoch;
    String line =
        String.format(
            Locale.ROOT,
            "%-9s epoch %d/%d  loss %.4f  %s%s  left %s%s",
            kind,
            epoch.record().epoch(),
            epoch.epochs(),
            epoch.record().trainLoss(),
            ProgressLine.validation(epoch),
            ProgressLine.skill(epoch),
            Durations.shortly(epoch.secondsLeft()),
            epoch.isBest() ? "  best" : "");
    LOG.info(line);
    if (!terminal.stderr()) {
      err.println(line);
    }
  }

  @Override
  public void onTrained() {
    if (terminal.stderr()) {
      err.print(
          terminal.clearLine() + String.format(Locale.ROOT, "%-9s scoring and plotting", kind));
      err.flush();
    }
  }

  /** Takes the redrawn line away, for whatever is printed next. */
  void clear() {
    err.print(terminal.clearLine());
    err.flush();
  }

  @Override
  public void close() {
    clear();
    closeLog();
  }

  private void closeLog() {
    if (log != null) {
      log.close();
      log = null;
    }
  }

  private void say(String line) {
    LOG.info(line);
    err.println(line);
  }
}
