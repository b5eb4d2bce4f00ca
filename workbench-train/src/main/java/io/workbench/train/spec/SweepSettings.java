package io.workbench.train.spec;

/** The parts of a {@link SweepSpec} that the record binder reads as they stand. */
record SweepSettings(
    String name,
    ObjectiveSpec objective,
    SearchSpec search,
    int seeds,
    PrunerSpec pruner,
    ParallelSpec parallel,
    ExecutorChoice executor,
    LimitsSpec limits) {
  static final int DEFAULT_SEEDS = 1;

  SweepSettings {
    RunSpec.checkName(name);
    checkSeeds(seeds);
  }

  static void checkSeeds(int seeds) {
    Checks.require(seeds >= 1 && seeds <= 1000, "seeds must be 1 to 1000", seeds);
  }
}
