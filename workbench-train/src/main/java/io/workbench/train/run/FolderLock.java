package io.workbench.train.run;

import io.workbench.data.InputException;
import io.workbench.data.IoReason;
import io.workbench.data.OutputException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Holds a folder for one process, until it is closed or the process ends in whatever way. */
public final class FolderLock implements AutoCloseable {
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
    try {
      FileChannel file =
          FileChannel.open(fileIn(folder), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!lock(file)) {
        file.close();
        throw new InputException(folder + ": another process is working on this " + what + ".");
      }
      return new FolderLock(folder, file);
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

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new OutputException(
          "Cannot close the lock of " + folder + ": " + IoReason.of(e) + ".", e);
    }
  }
}
