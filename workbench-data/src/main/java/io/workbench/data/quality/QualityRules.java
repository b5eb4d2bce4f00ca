package io.workbench.data.quality;

import io.workbench.data.InputException;

/**
 * From when on something counts as odd.
 *
 * @param staleSnapshots so many snapshots in a row with the same book are stale
 * @param outlierReach so many snapshots before and after are an outlier's neighbours
 * @param outlierDeviations so many robust standard deviations off its neighbours' median makes one
 * @param outlierLeast and at least this fraction of the median off it
 */
public record QualityRules(
    int staleSnapshots, int outlierReach, double outlierDeviations, double outlierLeast) {

  /** An hour of five minutes' snapshots; six deviations and one percent off the neighbours'. */
  public static final QualityRules STANDARD = new QualityRules(12, 12, 6, 0.01);

  public QualityRules {
    if (staleSnapshots < 2) {
      throw new InputException(
          "staleSnapshots must be at least 2, but was " + staleSnapshots + ".");
    }
    if (outlierReach < 1) {
      throw new InputException("outlierReach must be at least 1, but was " + outlierReach + ".");
    }
    if (!(outlierDeviations > 0) || !(outlierLeast > 0)) {
      throw new InputException(
          "outlierDeviations and outlierLeast must be above 0, but were "
              + (outlierDeviations + " and " + outlierLeast + "."));
    }
  }
}
