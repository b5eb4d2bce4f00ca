package io.workbench.ui.cli;

import io.workbench.data.collect.CollectListener;
import io.workbench.data.collect.Outcome;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Says how a collector fares: one line that changes on a terminal, and the sum at the end. */
final class CollectProgress implements CollectListener, AutoCloseable {
  private static final long REDRAW_MILLIS = 100;

  private final PrintWriter err;
  private final Terminal terminal;
  private final RedrawPace pace = RedrawPace.ofMillis(REDRAW_MILLIS);

  /** The last thing said of each instrument that cannot be seen. */
  private final Map<String, String> faults = new HashMap<>();

  private long seen;
  private long gaps;
  private long there;
  private long differing;
  private int waiting;
  private String last = "";
  private boolean closed;

  CollectProgress(PrintWriter err, Terminal terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  /** Tells another of all that this hears. */
  CollectListener and(CollectListener other) {
    CollectListener self = this;
    return new CollectListener() {
      @Override
      public void onPoll(Instant time, List<Outcome> outcomes, Duration took) {
        self.onPoll(time, outcomes, took);
        other.onPoll(time, outcomes, took);
      }

      @Override
      public void onGap(Outcome.Missed missed) {
        self.onGap(missed);
        other.onGap(missed);
      }

      @Override
      public void onThere(Outcome.Seen seen, boolean differs) {
        self.onThere(seen, differs);
        other.onThere(seen, differs);
      }

      @Override
      public void onStored(int count) {
        self.onStored(count);
        other.onStored(count);
      }
    };
  }

  @Override
  public void onPoll(Instant time, List<Outcome> outcomes, Duration took) {
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Missed missed) {
        sayFault(missed);
      } else {
        seen++;
        faults.remove(outcome.instrument());
      }
    }
    last = time.toString();
    show();
  }

  @Override
  public void onGap(Outcome.Missed missed) {
    gaps++;
  }

  @Override
  public void onThere(Outcome.Seen seen, boolean differs) {
    there++;
    differing += differs ? 1 : 0;
  }

  @Override
  public void onStored(int count) {
    waiting = count;
  }

  /** Once, until it changes or the instrument is seen again. */
  private void sayFault(Outcome.Missed missed) {
    String reason = missed.gap().reason();
    if (reason.equals(faults.put(missed.instrument(), reason))) {
      return;
    }
    err.println(terminal.clearLine() + missed.time() + " " + missed.instrument() + ": " + reason);
  }

  private void show() {
    if (terminal.stderr() && pace.isDue()) {
      err.print(terminal.clearLine() + sum());
      err.flush();
      pace.drawn();
    }
  }

  private String sum() {
    String held =
        waiting == 0 ? "" : String.format(Locale.ROOT, ", %,d wait to be stored", waiting);
    String counts = Counted.of(seen, "snapshot") + ", " + Counted.of(gaps, "gap");
    return last + "  " + counts + held + already();
  }

  private String already() {
    if (there == 0) {
      return "";
    }
    String words = String.format(Locale.ROOT, "; %,d were there already", there);
    return differing == 0
        ? words
        : String.format(
            Locale.ROOT, "%s, %,d of them with other values, which stay", words, differing);
  }

  /** Leaves the sum on a line of its own. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      err.println(terminal.clearLine() + sum() + ".");
    }
  }
}
