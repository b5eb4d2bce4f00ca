package io.workbench.ui.page;

import io.workbench.train.sweep.SweepEnd;
import io.workbench.train.sweep.SweepSnapshot;
import io.workbench.train.sweep.report.Leaderboard;
import io.workbench.train.sweep.report.Leaderboard.Winner;
import io.workbench.train.sweep.report.SweepFacts;
import io.workbench.train.sweep.report.SweepReport;
import io.workbench.ui.page.SweepView.Facts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The head of a sweep's page. */
final class SweepPageFacts {
  private SweepPageFacts() {}

  static Facts of(
      SweepFacts sweep,
      SweepSnapshot now,
      Path folder,
      SweepVerdict verdict,
      boolean alive,
      boolean stopping) {
    boolean running = alive && now.end() == null;
    Leaderboard leaderboard = running ? null : verdict.leaderboard();
    Winner winner = leaderboard == null ? null : leaderboard.winner();
    String problem = verdict.problem();
    SweepEnd end = now.end();
    return new Facts(
        sweep.name(),
        state(now, alive, stopping),
        alive,
        sweep.objective(),
        sweep.method(),
        word(now.spec().pruner().kind()),
        word(now.spec().executor()),
        sweep.trials(),
        sweep.seeds(),
        now.spec().parallel().workers(),
        now.startedAt(),
        end == null ? null : end.reason(),
        SweepItems.resumeCommand(now, folder),
        winner == null ? null : winner.trial(),
        winner != null && winner.real(),
        winner == null ? null : winner.verdict(),
        !running && Files.isRegularFile(folder.resolve(SweepReport.FILE)),
        problem == null ? List.of() : List.of(problem));
  }

  /** The same when its files can no longer be read. */
  static Facts unreadable(Facts last, String sentence) {
    return new Facts(
        last.name(),
        ResultState.UNREADABLE,
        false,
        last.objective(),
        last.method(),
        last.pruner(),
        last.executor(),
        last.most(),
        last.seeds(),
        last.workers(),
        last.startedAt(),
        last.end(),
        null,
        last.winner(),
        last.real(),
        last.verdict(),
        false,
        List.of(sentence));
  }

  private static ResultState state(SweepSnapshot now, boolean alive, boolean stopping) {
    if (alive && now.end() != null) {
      return ResultState.JUDGING;
    }
    return stopping ? ResultState.STOPPING : SweepItems.state(now, alive, now.over());
  }

  private static String word(@Nullable Enum<?> value) {
    return value == null ? "none" : value.name().toLowerCase(Locale.ROOT);
  }
}
