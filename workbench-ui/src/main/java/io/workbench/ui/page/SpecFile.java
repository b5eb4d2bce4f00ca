package io.workbench.ui.page;

import io.workbench.data.InputException;
import io.workbench.train.spec.RunSpec;
import io.workbench.train.spec.RunSpecs;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run's {@code spec.yaml}, which is parsed again only when it has changed: a run that trains is
 * looked at again and again. Belongs to one thread at a time.
 */
final class SpecFile {
  private final Path file;
  private @Nullable RunSpec spec;
  private Instant modified = Instant.EPOCH;
  private long bytes;

  /** The spec of the run in a folder. */
  SpecFile(Path folder) {
    file = folder.resolve(RunFolder.SPEC);
  }

  /**
   * The spec as it is now.
   *
   * @throws InputException when it is missing or broken
   */
  RunSpec read() {
    Instant modifiedNow = RunFolder.modified(file);
    long bytesNow = file.toFile().length();
    RunSpec known = spec;
    if (known == null || !modifiedNow.equals(modified) || bytesNow != bytes) {
      known = RunSpecs.read(file, List.of());
      spec = known;
      modified = modifiedNow;
      bytes = bytesNow;
    }
    return known;
  }
}
