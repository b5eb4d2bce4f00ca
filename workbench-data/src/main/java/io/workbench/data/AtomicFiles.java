package io.workbench.data;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes files whole: into a temporary file of the same folder, which is forced to the disk and
 * then renamed. A reader sees the old content or the new, and a failed write leaves nothing behind.
 */
public final class AtomicFiles {
  private AtomicFiles() {}

  /** Writes a file's content. */
  public interface Content {
    /** Writes all of it; the stream is buffered, and closed by the caller. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** Writes the text as UTF-8. */
  public static void write(Path file, String text) {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes the bytes. */
  public static void write(Path file, byte[] bytes) {
    write(file, out -> out.write(bytes));
  }

  /**
   * Writes what the content writes, creating the folder where it is missing.
   *
   * @throws OutputException with one sentence when the file cannot be written
   */
  public static void write(Path file, Content content) {
    // A pending interrupt would close the channel that forces the folder: an interrupted run still
    // has its result to write, so the flag is put aside and set again afterwards.
    boolean interrupted = Thread.interrupted();
    try {
      writeWhole(file.toAbsolutePath(), content);
    } catch (IOException failure) {
      throw new OutputException(
          "Cannot write " + file + ": " + IoReason.of(failure) + ".", failure);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void writeWhole(Path file, Content content) throws IOException {
    Path folder = file.getParent();
    if (folder == null || Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "it is a folder");
    }
    Files.createDirectories(folder);
    Path temporary = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      Files.createFile(temporary);
      writeForced(temporary, content);
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
    forceFolder(folder);
  }

  private static void writeForced(Path file, Content content) throws IOException {
    try (FileOutputStream stream = new FileOutputStream(file.toFile());
        OutputStream buffered = new BufferedOutputStream(stream, 1 << 16)) {
      content.writeTo(buffered);
      buffered.flush();
      stream.getFD().sync();
    }
  }

  /** The rename is on the disk only when the folder is. */
  private static void forceFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
