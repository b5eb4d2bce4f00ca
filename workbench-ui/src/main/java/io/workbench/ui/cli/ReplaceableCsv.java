package io.workbench.ui.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.workbench.data.InputException;
import io.workbench.data.IoReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keeps a command that writes a CSV by time from writing over a file that is something else, such
 * as a store, or a spec that was named by mistake.
 */
final class ReplaceableCsv {
  /** Of all CSV files that commands write. */
  private static final String HEADER_START = "timestamp,";

  private ReplaceableCsv() {}

  /**
   * Nothing when there is no such file yet, or an empty one, or a CSV that some command wrote.
   *
   * @throws InputException when the file is anything else
   */
  static void require(Path file) {
    requireNoFolder(file);
    if (!Files.isRegularFile(file)) {
      return;
    }
    String head = head(file);
    if (!head.isEmpty() && !head.startsWith(HEADER_START)) {
      throw new InputException(
          file + " is there already and is no CSV that this command writes: choose another name.");
    }
  }

  /**
   * Nothing but for a folder, which no file can be written over.
   *
   * @throws InputException when it is one
   */
  static void requireNoFolder(Path file) {
    if (Files.isDirectory(file)) {
      throw new InputException(file + " is a folder, but the name of a file was expected.");
    }
  }

  private static String head(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(HEADER_START.length()), ISO_8859_1);
    } catch (IOException e) {
      throw new InputException("Cannot read " + file + ": " + IoReason.of(e) + ".", e);
    }
  }
}
