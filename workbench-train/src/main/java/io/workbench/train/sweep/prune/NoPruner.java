package io.workbench.train.sweep.prune;

import java.util.List;

/** Lets every trial run to its end. */
public final class NoPruner implements Pruner {
  @Override
  public boolean prunes(int trial, List<Double> best) {
    return false;
  }

  @Override
  public void completed(int trial, List<Double> best) {
    // Nothing is compared.
  }

  @Override
  public void replayed(int trial, List<Double> best) {
    // Nothing is compared.
  }

  @Override
  public void forget(int trial) {
    // Nothing is known.
  }
}
