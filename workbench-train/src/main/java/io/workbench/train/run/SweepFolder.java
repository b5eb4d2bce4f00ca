package io.workbench.train.run;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a sweep's folder is laid out: its settings, its journal, and a folder for each run of a
 * trial, {@code SWEEP/trials/7} or {@code SWEEP/trials/7/seed-43}.
 */
public final class SweepFolder {
  /** Name of the folder of all trials. */
  public static final String TRIALS = "trials";

  /** Name of the resolved settings. */
  public static final String SPEC = "sweep.yaml";

  /** Name of the journal. */
  public static final String JOURNAL = "journal.jsonl";

  /** Name of the epochs of the trials that its last process ran, for whoever watches. */
  public static final String EPOCHS = "epochs.jsonl";

  /** Name of the folder with requests to stop: {@code sweep}, {@code trial-7}. */
  public static final String STOP = "stop";

  private static final int DEEPEST = 3;

  private SweepFolder() {}

  /** Whether a folder holds a sweep. */
  public static boolean isSweep(Path folder) {
    return Files.isRegularFile(folder.resolve(SPEC));
  }

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
