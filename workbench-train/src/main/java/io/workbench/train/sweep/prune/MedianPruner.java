package io.workbench.train.sweep.prune;

import io.workbench.train.evaluate.Median;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The median stopping rule (Golovin et al., "Google Vizier: A Service for Black-Box Optimization",
 * KDD 2017, section 3.2.1, with the best loss so far on both sides): a trial is given up when its
 * best loss is worse than the median of the best losses that the complete trials had at the same
 * epoch. A complete trial that stopped early counts with its last value from then on.
 */
public final class MedianPruner implements Pruner {
  private final int startupTrials;
  private final int minEpochs;
  private final Map<Integer, List<Double>> complete = new TreeMap<>();

  /**
   * A pruner that knows no trial yet.
   *
   * @param startupTrials complete trials below which nothing is given up
   * @param minEpochs that each trial is granted
   */
  public MedianPruner(int startupTrials, int minEpochs) {
    this.startupTrials = startupTrials;
    this.minEpochs = minEpochs;
  }

  @Override
  public boolean prunes(int trial, List<Double> best) {
    int epoch = best.size();
    return epoch >= minEpochs
        && complete.size() >= Math.max(1, startupTrials)
        && best.get(epoch - 1) > medianAt(epoch);
  }

  @Override
  public void completed(int trial, List<Double> best) {
    if (!best.isEmpty()) {
      complete.put(trial, List.copyOf(best));
    }
  }

  @Override
  public void replayed(int trial, List<Double> best) {
    // Only complete trials count.
  }

  @Override
  public void forget(int trial) {
    complete.remove(trial);
  }

  private double medianAt(int epoch) {
    return Median.valueOf(
        complete.values().stream()
            .map(curve -> curve.get(Math.min(epoch, curve.size()) - 1))
            .toList());
  }
}
