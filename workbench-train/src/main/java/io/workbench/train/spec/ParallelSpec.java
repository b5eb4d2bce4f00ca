package io.workbench.train.spec;

/**
 * How many trials run at once.
 *
 * @param workers 1 to 1024
 */
public record ParallelSpec(int workers) {
  /** What a sweep that says nothing gets. */
  public static final ParallelSpec DEFAULT = new ParallelSpec(1);

  /** Refuses numbers out of range. */
  public ParallelSpec {
    Checks.require(workers >= 1 && workers <= 1024, "workers must be 1 to 1024", workers);
  }
}
