package io.workbench.train.run;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Tells the folders of a sweep's trials, {@code SWEEP/trials/7} or {@code …/7/seed-43}, by name.
 */
public final class SweepFolder {
  /** Name of the folder of all trials. */
  public static final String TRIALS = "trials";

  private static final int DEEPEST = 3;

  private SweepFolder() {}

  /** The folder of the sweep that a run is a trial of; absent for a run of its own. */
  public static @Nullable Path around(Path run) {
    Path folder = run.toAbsolutePath().normalize();
    for (int level = 0; level < DEEPEST; level++) {
      Path above = folder.getParent();
      if (above == null || above.getParent() == null || folder.getFileName() == null) {
        return null;
      }
      if (above.getFileName().toString().equals(TRIALS)) {
        return above.getParent();
      }
      folder = above;
    }
    return null;
  }
}
