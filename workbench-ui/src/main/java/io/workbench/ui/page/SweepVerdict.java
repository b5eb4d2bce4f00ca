package io.workbench.ui.page;

import io.workbench.data.InputException;
import io.workbench.train.sweep.report.Leaderboard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a sweep's last process wrote about it at its end, read again when it changes. */
final class SweepVerdict {
  private final Path file;
  private Instant read = Instant.MIN;
  private @Nullable Leaderboard leaderboard;
  private @Nullable String problem;

  SweepVerdict(Path folder) {
    file = folder.resolve(Leaderboard.FILE);
  }

  /** Looks at the file; whether it has changed. */
  boolean look() {
    Instant now = RunFolder.modified(file);
    if (now.equals(read)) {
      return false;
    }
    read = now;
    leaderboard = null;
    problem = null;
    try {
      leaderboard = Files.exists(file) ? Leaderboard.read(file) : null;
    } catch (InputException broken) {
      problem = String.valueOf(broken.getMessage());
    }
    return true;
  }

  /** Absent while there is none, or none that can be read. */
  @Nullable Leaderboard leaderboard() {
    return leaderboard;
  }

  /** What is wrong with the file, in one sentence. */
  @Nullable String problem() {
    return problem;
  }
}
