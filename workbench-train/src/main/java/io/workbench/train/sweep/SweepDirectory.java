package io.workbench.train.sweep;

import io.workbench.data.InputException;
import io.workbench.train.run.FolderLock;
import io.workbench.train.run.NewFolder;
import io.workbench.train.run.SweepFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** The folder of one sweep, held by one process at a time. */
public final class SweepDirectory implements AutoCloseable {
  private final Path path;
  private final FolderLock lock;

  private SweepDirectory(Path path) {
    this.path = path;
    lock = FolderLock.hold(path, "sweep");
  }

  /** Makes and holds a folder for a new sweep below {@code results}. */
  static SweepDirectory create(Path results, String name, Instant startedAt) {
    return new SweepDirectory(NewFolder.in(results, startedAt, name));
  }

  /**
   * Holds the folder of a sweep that was started before. From then on whoever asks the sweep to
   * stop is heard.
   */
  static SweepDirectory open(Path path) {
    if (!SweepFolder.isSweep(path) && Files.isRegularFile(path.resolve("spec.yaml"))) {
      throw new InputException(
          path
              + ": this is a run, and only the command train goes on with it: train --resume "
              + path
              + ".");
    }
    if (!SweepFolder.isSweep(path)) {
      throw new InputException(path + ": not a sweep's folder, it has no sweep.yaml.");
    }
    if (!Files.exists(path.resolve(SweepFolder.JOURNAL)) && !FolderLock.wasHeld(path)) {
      throw new InputException(path + ": not a sweep's folder, it has no journal.jsonl.");
    }
    SweepDirectory directory = new SweepDirectory(path);
    StopDesk.takenUp(path);
    return directory;
  }

  /** The folder. */
  public Path path() {
    return path;
  }

  /** {@code sweep.yaml}, the resolved sweep. */
  public Path spec() {
    return path.resolve(SweepFolder.SPEC);
  }

  /** {@code journal.jsonl}. */
  public Path journal() {
    return path.resolve(SweepFolder.JOURNAL);
  }

  /** The folder of a run of a trial, relative to the sweep's: {@code trials/7}. */
  static String run(int trial, long seed, int seeds) {
    return SweepFolder.TRIALS + "/" + trial + (seeds == 1 ? "" : "/seed-" + seed);
  }

  @Override
  public void close() {
    lock.close();
  }
}
