package io.workbench.train.run;

import io.workbench.data.InputException;
import io.workbench.data.IoReason;
import io.workbench.data.OutputException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Holds a folder for one process, until it is closed or the process ends in whatever way. */
public final class FolderLock implements AutoCloseable {
  // Closing any channel of a file lets go of this process's lock on it, so that a second attempt
  // must not even open the file.
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

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
    if (!HELD_HERE.add(real)) {
      throw taken(folder, what);
    }
    boolean held = false;
    try {
      FileChannel file =
          FileChannel.open(fileIn(folder), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      held = file.tryLock() != null;
      if (!held) {
        file.close();
        throw taken(folder, what);
      }
      return new FolderLock(real, file);
    } catch (IOException e) {
      throw new OutputException("Cannot write to " + folder + ": " + IoReason.of(e) + ".", e);
    } finally {
      if (!held) {
        HELD_HERE.remove(real);
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

  private static Path fileIn(Path folder) {
    return folder.resolve(".lock");
  }

  @Override
  public void close() {
    HELD_HERE.remove(folder);
    try {
      file.close();
    } catch (IOException e) {
      throw new OutputException(
          "Cannot close the lock of " + folder + ": " + IoReason.of(e) + ".", e);
    }
  }
}
