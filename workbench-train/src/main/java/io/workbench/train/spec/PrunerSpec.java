package io.workbench.train.spec;

/**
 * When a trial that is behind ends before its last epoch.
 *
 * @param reduction of {@code asha}: one trial in so many goes on to the next rung, at least 2
 * @param minEpochs that every trial is given, at least 1
 * @param startupTrials of {@code median}: complete trials that it waits for, at least 1
 */
public record PrunerSpec(PrunerKind kind, int reduction, int minEpochs, int startupTrials) {
  /** What a sweep that says nothing gets. */
  public static final PrunerSpec DEFAULT = new PrunerSpec(PrunerKind.NONE, 3, 2, 5);

  /** Refuses numbers out of range. */
  public PrunerSpec {
    Checks.require(reduction >= 2, "reduction must be at least 2", reduction);
    Checks.require(minEpochs >= 1, "minEpochs must be at least 1", minEpochs);
    Checks.require(startupTrials >= 1, "startupTrials must be at least 1", startupTrials);
  }
}
