package io.workbench.data.source;

import io.workbench.data.IoReason;
import io.workbench.data.OutputException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes a file whole or not at all: to a temporary file in the same folder, to the disk, then
 * under its name. A file that stood there before stays until the new one is whole.
 */
final class WholeFile {
  private WholeFile() {}

  /** What is to be in the file. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  static void write(Path path, Content content) {
    Path folder = path.toAbsolutePath().getParent();
    try {
      if (folder == null || Files.isDirectory(path)) {
        throw new IOException("it is a folder");
      }
      Files.createDirectories(folder);
      writeAside(path, folder, content);
    } catch (IOException e) {
      throw new OutputException("Cannot write " + path + ": " + IoReason.of(e) + ".", e);
    }
  }

  private static void writeAside(Path path, Path folder, Content content) throws IOException {
    Path temporary = folder.resolve("." + path.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      try (FileChannel channel =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        content.writeTo(Channels.newOutputStream(channel));
        channel.force(true);
      }
      Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
