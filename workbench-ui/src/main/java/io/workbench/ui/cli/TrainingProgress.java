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
  private static final long REDRAW_NANOS = 100_000_000L;
  private static final int BAR_CELLS = 24;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintWriter err;
  private final Terminal terminal;
  private String kind = "";
  private @Nullable EpochProgress last;
  private @Nullable RunLog log;
  private long nextRedraw;

  TrainingProgress(PrintWriter err, Terminal terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  @Override
  public void onDirectory(Path directory) {
    close();
    log = RunLog.in(directory);
  }

  @Override
  public void onStart(RunStart start) {
    kind = start.kind();
    last = null;
    say(
        "%s: %,d parameters, %,d training windows, engine %s, %s"
            .formatted(
                kind, start.parameters(), start.trainWindows(), start.engine(), start.directory()));
  }

  @Override
  public void onBatch(BatchProgress batch) {
    if (!terminal.stderr() || System.nanoTime() < nextRedraw) {
      return;
    }
    nextRedraw = System.nanoTime() + REDRAW_NANOS;
    int filled = (int) ((long) BAR_CELLS * batch.windowsDone() / Math.max(1, batch.windows()));
    String line =
        "%-9s epoch %d/%d %s%s loss %.4f%s left %s"
            .formatted(
                kind,
                batch.epoch(),
                batch.epochs(),
                "━".repeat(filled),
                "─".repeat(BAR_CELLS - filled),
                batch.trainLoss(),
                last == null ? "" : "  " + validation(last),
                Durations.shortly(batch.secondsLeft()));
    err.print(CLEAR_LINE + line.substring(0, Math.min(line.length(), terminal.columns() - 1)));
    err.flush();
  }

  @Override
  public void onEpoch(EpochProgress epoch) {
    last = epoch;
    String line =
        "%-9s epoch %d/%d  loss %.4f  %s  left %s%s"
            .formatted(
                kind,
                epoch.record().epoch(),
                epoch.epochs(),
                epoch.record().trainLoss(),
                validation(epoch),
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
      err.print(CLEAR_LINE);
      err.flush();
    }
  }

  @Override
  public void close() {
    if (log != null) {
      log.close();
      log = null;
    }
  }

  private void say(String line) {
    LOG.info(line);
    err.println(line);
  }

  private static String validation(EpochProgress epoch) {
    Double skill = epoch.skill();
    return "validation %.4f%s"
        .formatted(
            epoch.record().validationLoss(),
            skill == null ? "" : String.format(Locale.ROOT, "  skill %+.1f %%", 100 * skill));
  }
}
