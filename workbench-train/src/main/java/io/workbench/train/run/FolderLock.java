package io.workbench.train.run;

import io.workbench.data.InputException;
import io.workbench.data.IoReason;
import io.workbench.data.OutputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a folder for one process, until it is closed or the process ends in whatever way. The time
 * of the lock's file is when it was last taken.
 */
public final class FolderLock implements AutoCloseable {
  /** The lock's file in a folder. */
  public static final String FILE = ".lock";

  // Closing any channel of a file lets go of this process's lock on it, so that a second attempt
  // must not even open the file. Whoever opens it does so alone, in the folder's monitor.
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();
  private static final List<Object> MONITORS =
      Stream.generate(Object::new).limit(64).collect(Collectors.toUnmodifiableList());

  private static final Logger LOG = LoggerFactory.getLogger(FolderLock.class);
  private static final byte[] MARK = {'\n'};
  private static final int MOST_ATTEMPTS = 4;
  private static final long BETWEEN_ATTEMPTS_MILLIS = 25;

  private final Path folder;
  private final FileChannel file;

  private FolderLock(Path folder, FileChannel file) {
    this.folder = folder;
    this.file = file;
  }

  /**
   * Holds the folder.
   *
   * @param what the folder is, for the error: {@code run} or {@code sweep}
   * @throws InputException when another process holds it
   * @throws OutputException when nothing can be written there
   */
  public static FolderLock hold(Path folder, String what) {
    Path real = real(folder);
    for (int attempt = 0; ; attempt++) {
      FolderLock lock = tryHold(folder, real);
      if (lock != null) {
        return lock;
      }
      if (attempt == MOST_ATTEMPTS || !isFreeSoon()) {
        throw taken(folder, what);
      }
    }
  }

  /** Of a folder; some folders share one. */
  private static Object monitor(Path real) {
    return MONITORS.get(Math.floorMod(real.hashCode(), MONITORS.size()));
  }

  /**
   * Another process may only be looking whether the folder is held, which takes less than a moment.
   */
  private static boolean isFreeSoon() {
    try {
      Thread.sleep(BETWEEN_ATTEMPTS_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static @Nullable FolderLock tryHold(Path folder, Path real) {
    synchronized (monitor(real)) {
      if (HELD_HERE.contains(real)) {
        return null;
      }
      try {
        FileChannel file =
            FileChannel.open(fileIn(folder), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isLocked(file)) {
          return null;
        }
        HELD_HERE.add(real);
        mark(file);
        return new FolderLock(real, file);
      } catch (IOException e) {
        throw new OutputException("Cannot write to " + folder + ": " + IoReason.of(e) + ".", e);
      }
    }
  }

  /**
   * Changes the time of the file, by the channel that is open: another one would let go of the lock
   * when it closes.
   */
  private static void mark(FileChannel file) {
    try {
      file.write(ByteBuffer.wrap(MARK), 0);
    } catch (IOException fullDisk) {
      LOG.debug("The lock keeps its former time.", fullDisk);
    }
  }

  /** Locks the file, or else closes it. */
  private static boolean isLocked(FileChannel file) throws IOException {
    boolean locked = false;
    try {
      locked = file.tryLock() != null;
      return locked;
    } finally {
      if (!locked) {
        file.close();
      }
    }
  }

  private static InputException taken(Path folder, String what) {
    return new InputException(folder + ": another process is working on this " + what + ".");
  }

  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      throw new OutputException("Cannot write to " + folder + ": " + IoReason.of(e) + ".", e);
    }
  }

  /** Whether anyone has ever held the folder, which tells a folder of ours from any other. */
  public static boolean wasHeld(Path folder) {
    return Files.exists(fileIn(folder));
  }

  /**
   * Whether a process, this one or another, holds the folder now; absent where nobody can tell,
   * because it never was held or its file system knows no locks.
   */
  public static @Nullable Boolean isHeld(Path folder) {
    if (!wasHeld(folder)) {
      return null;
    }
    try {
      Path real = folder.toRealPath();
      synchronized (monitor(real)) {
        if (HELD_HERE.contains(real)) {
          return true;
        }
        try (FileChannel file = FileChannel.open(fileIn(folder), StandardOpenOption.READ)) {
          return file.tryLock(0, Long.MAX_VALUE, true) == null;
        }
      }
    } catch (IOException unknown) {
      return null;
    }
  }

  private static Path fileIn(Path folder) {
    return folder.resolve(FILE);
  }

  @Override
  public void close() {
    synchronized (monitor(folder)) {
      try {
        file.close();
      } catch (IOException e) {
        throw new OutputException(
            "Cannot close the lock of " + folder + ": " + IoReason.of(e) + ".", e);
      } finally {
        HELD_HERE.remove(folder);
      }
    }
  }
}
