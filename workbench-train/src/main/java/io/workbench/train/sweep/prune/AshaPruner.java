package io.workbench.train.sweep.prune;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Asynchronous successive halving in its stopping form (Li et al., "A System for Massively Parallel
 * Hyperparameter Tuning", MLSys 2020, arXiv:1810.05934). Rung k stands at {@code minEpochs *
 * reduction^k} epochs. A trial that reaches a rung goes on only if its best loss is among the best
 * {@code 1 / reduction} of all that have reached the rung so far, itself included; while fewer than
 * {@code reduction} have, only the best of them goes on.
 */
public final class AshaPruner implements Pruner {
  private final int reduction;
  private final int minEpochs;
  private final Map<Integer, Map<Integer, Double>> lossByTrialByRung = new TreeMap<>();

  /**
   * A pruner whose rungs are empty.
   *
   * @param reduction at least 2
   * @param minEpochs epochs of the lowest rung, at least 1
   */
  public AshaPruner(int reduction, int minEpochs) {
    this.reduction = reduction;
    this.minEpochs = minEpochs;
  }

  @Override
  public boolean prunes(int trial, List<Double> best) {
    int epoch = best.size();
    if (!isRung(epoch)) {
      return false;
    }
    double loss = best.get(epoch - 1);
    Map<Integer, Double> rung = rung(epoch);
    rung.put(trial, loss);
    long better = rung.values().stream().filter(other -> other < loss).count();
    return better >= Math.max(1, rung.size() / reduction);
  }

  /** It passed its rungs when it reached them. */
  @Override
  public void completed(int trial, List<Double> best) {
    // Nothing is left to note.
  }

  @Override
  public void replayed(int trial, List<Double> best) {
    for (int epoch = 1; epoch <= best.size(); epoch++) {
      if (isRung(epoch)) {
        rung(epoch).put(trial, best.get(epoch - 1));
      }
    }
  }

  @Override
  public void forget(int trial) {
    new ArrayList<>(lossByTrialByRung.values()).forEach(rung -> rung.remove(trial));
  }

  private Map<Integer, Double> rung(int epoch) {
    return lossByTrialByRung.computeIfAbsent(epoch, made -> new TreeMap<>());
  }

  private boolean isRung(int epoch) {
    long rung = minEpochs;
    while (rung < epoch) {
      rung *= reduction;
    }
    return rung == epoch;
  }
}
