package io.workbench.ui.cli;

import io.workbench.ui.call.Program;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where results go when nobody says where: {@code experiments/results} of the workbench. */
final class ResultsFolder {
  private static final Path IN_WORKBENCH = Path.of("experiments", "results");

  private ResultsFolder() {}

  static Path standard() {
    return standard(Program.home(), Path.of("").toAbsolutePath());
  }

  /** The folder that a run's or a sweep's own folder is in. */
  static Path of(Path started) {
    Path absolute = started.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    return parent == null ? absolute : parent;
  }

  /** Told from the working folder where it lies below it, otherwise in full. */
  static Path standard(@Nullable Path home, Path working) {
    if (home == null) {
      return IN_WORKBENCH;
    }
    Path results = home.resolve(IN_WORKBENCH);
    return results.startsWith(working) ? working.relativize(results) : results;
  }
}
