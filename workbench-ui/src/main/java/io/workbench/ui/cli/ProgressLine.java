package io.workbench.ui.cli;

import io.workbench.train.evaluate.SignedPercent;
import io.workbench.train.loop.BatchProgress;
import io.workbench.train.loop.EpochProgress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The one line of a run's progress, fitted to the terminal's width. */
final class ProgressLine {
  private static final int LONGEST_BAR = 24;
  private static final int SHORTEST_BAR = 10;

  // Room for the ^C that a terminal echoes: a line that spills over cannot be taken away.
  private static final int MARGIN = 3;

  private ProgressLine() {}

  /**
   * Kind, epoch, bar, losses, skill and time left. Where there is no room for all, the validation
   * loss goes first, for the skill says the same; then the skill; then the bar.
   *
   * @param last the epoch before, absent in a run's first
   * @param columns that the line must stay below
   */
  static String of(String kind, BatchProgress batch, @Nullable EpochProgress last, int columns) {
    String start =
        String.format(Locale.ROOT, "%-9s epoch %d/%d ", kind, batch.epoch(), batch.epochs());
    String loss = String.format(Locale.ROOT, "  loss %.4f", batch.trainLoss());
    String validation = last == null ? "" : "  " + validation(last);
    String skill = last == null ? "" : skill(last);
    String left = "  left " + Durations.shortly(batch.secondsLeft());
    for (String middle : new String[] {loss + validation + skill, loss + skill, loss}) {
      int room = columns - MARGIN - start.length() - middle.length() - left.length();
      if (room >= SHORTEST_BAR) {
        return start + bar(batch, Math.min(room, LONGEST_BAR)) + middle + left;
      }
    }
    String rest = start.strip() + loss + left;
    return rest.substring(0, Math.max(0, Math.min(rest.length(), columns - MARGIN)));
  }

  static String validation(EpochProgress epoch) {
    return String.format(Locale.ROOT, "validation %.4f", epoch.record().validationLoss());
  }

  /** Against persistence, with the space before it; empty where it is undefined. */
  static String skill(EpochProgress epoch) {
    Double skill = epoch.skill();
    return skill == null ? "" : "  skill " + SignedPercent.of(skill);
  }

  private static String bar(BatchProgress batch, int cells) {
    int filled = (int) ((long) cells * batch.windowsDone() / Math.max(1, batch.windows()));
    return "━".repeat(filled) + "─".repeat(cells - filled);
  }
}
