package io.workbench.train.sweep;

import io.workbench.train.sweep.journal.SeedRecord;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code epochs.jsonl}: an epoch of a trial that the sweep's last process ran. What the
 * journal says of a trial that has ended counts for more.
 *
 * @param trial its number
 * @param seedNumber which of its runs, from 0
 * @param epoch from 1; one that is told again replaces what was told before
 * @param epochs the most that the run will have
 * @param rmse on the validation part, in price units, as in {@link SeedRecord#curve()}; absent when
 *     it was not finite
 */
public record EpochLine(int trial, int seedNumber, int epoch, int epochs, @Nullable Double rmse) {
  /**
   * Leaves out what is not finite.
   *
   * @throws IllegalArgumentException when a number cannot be one of a sweep's
   */
  public EpochLine {
    require(trial >= 0, "trial must be at least 0", trial);
    require(seedNumber >= 0, "seedNumber must be at least 0", seedNumber);
    require(epoch >= 1 && epoch <= epochs, "epoch must be from 1 to epochs, " + epochs, epoch);
    rmse = rmse != null && Double.isFinite(rmse) ? rmse : null;
  }

  private static void require(boolean isSo, String rule, int found) {
    if (!isSo) {
      throw new IllegalArgumentException(rule + ", but was " + found + ".");
    }
  }
}
