package io.workbench.ui.page;

import io.workbench.train.run.EpochRecord;
import io.workbench.train.run.FolderLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run's folder as it is at one moment, whichever process works on it. */
final class RunFolder {
  static final String RESULT = "result.json";
  static final String SPEC = "spec.yaml";
  static final String HISTORY = "history.jsonl";
  static final String PLOTS = "plots";

  /** A run without a result whose files were untouched for this long has been killed, or waits. */
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);

  private static final int SILENT_EPOCHS = 5;
  private static final List<String> SIGNS_OF_LIFE =
      List.of(HISTORY, "checkpoint.bin", "run.log", SPEC);

  /** What only training writes, or takes when it goes on; a log may go on after the result. */
  private static final List<String> SIGNS_OF_TRAINING =
      List.of(HISTORY, "checkpoint.bin", FolderLock.FILE);

  private RunFolder() {}

  static boolean isRun(Path folder) {
    return Files.isRegularFile(folder.resolve(RESULT)) || Files.isRegularFile(folder.resolve(SPEC));
  }

  /** When its files last changed, but for the result. */
  static Instant lastSign(Path folder) {
    return lastSign(folder, SIGNS_OF_LIFE);
  }

  private static Instant lastSign(Path folder, List<String> files) {
    Instant last = Instant.EPOCH;
    for (String name : files) {
      Instant time = modified(folder.resolve(name));
      last = time.isAfter(last) ? time : last;
    }
    return last;
  }

  /** When a file last changed; the epoch when it is not there. */
  static Instant modified(Path file) {
    try {
      FileTime time = Files.getLastModifiedTime(file);
      return time.toInstant();
    } catch (IOException missing) {
      return Instant.EPOCH;
    }
  }

  /**
   * Whether a process works on the run now. Who holds its folder says so; where that cannot be
   * told, a process that lives lets the run's files change.
   */
  static boolean isRunning(Path folder, @Nullable EpochRecord last, Instant now) {
    Path result = folder.resolve(RESULT);
    boolean ended = Files.exists(result);
    if (ended && !lastSign(folder, SIGNS_OF_TRAINING).isAfter(modified(result))) {
      return false;
    }
    Boolean held = FolderLock.isHeld(folder);
    if (held != null) {
      return held;
    }
    Instant sign = lastSign(folder);
    double lastEpoch = last == null ? 0 : last.seconds();
    Duration silence = Duration.ofMillis((long) (SILENT_EPOCHS * lastEpoch * 1000));
    Duration patience = silence.compareTo(LONGEST_SILENCE) > 0 ? silence : LONGEST_SILENCE;
    return Duration.between(sign, now).compareTo(patience) < 0;
  }
}
