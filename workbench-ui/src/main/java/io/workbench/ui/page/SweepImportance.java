package io.workbench.ui.page;

import io.workbench.train.sweep.SweepSnapshot;
import io.workbench.train.sweep.report.Importance;
import io.workbench.train.sweep.report.Leaderboard;
import io.workbench.train.sweep.report.SweepParameter;
import io.workbench.train.sweep.report.SweepReport;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The importance of a sweep's settings, computed again when more trials have ended, but only so
 * often that it takes little of the time.
 */
final class SweepImportance {
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(3);
  private static final int PAUSE_PER_COST = 49;

  private int trials = -1;
  private long notBefore = Long.MIN_VALUE;
  private @Nullable Importance last;

  /** The last one that there was. */
  @Nullable Importance last() {
    return last;
  }

  /** Another importance, where there is one. */
  @Nullable Importance update(
      List<SweepParameter> parameters,
      SweepSnapshot sweep,
      boolean live,
      @Nullable Leaderboard written) {
    int over = sweep.over();
    if (!live && written != null) {
      return replace(over, written.importance());
    }
    long start = System.nanoTime();
    if (over == trials || (notBefore != Long.MIN_VALUE && start - notBefore < 0)) {
      return null;
    }
    Importance now = SweepReport.importance(parameters, sweep.trials());
    long cost = System.nanoTime() - start;
    notBefore = System.nanoTime() + Math.max(SHORTEST_PAUSE.toNanos(), PAUSE_PER_COST * cost);
    return replace(over, now);
  }

  private @Nullable Importance replace(int over, Importance now) {
    trials = over;
    boolean same = now.equals(last);
    last = now;
    return same ? null : now;
  }
}
