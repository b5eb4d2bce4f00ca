package io.workbench.train.sweep.journal;

import io.workbench.data.IoReason;
import io.workbench.data.OutputException;
import io.workbench.train.run.RecordJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * The truth about a sweep: a file with one JSON line an event, on the disk before the event counts.
 * It belongs to one thread.
 */
public final class Journal implements AutoCloseable {
  /** The version of the format that this code writes, and the newest that it reads. */
  public static final int FORMAT_VERSION = 1;

  private final Path file;
  private final FileChannel channel;

  private Journal(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Opens the journal for appending; a last line that was torn by a crash is cut off.
   *
   * @param lines as {@link JournalReader} found them
   */
  static Journal open(Path file, JournalReader.Lines lines) {
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel.truncate(lines.wholeBytes());
      channel.position(lines.wholeBytes());
      channel.force(true);
      return new Journal(file, channel);
    } catch (IOException e) {
      throw new OutputException("Cannot write to " + file + ": " + IoReason.of(e) + ".", e);
    }
  }

  /**
   * Writes an event, and returns when it is on the disk.
   *
   * @throws OutputException when it cannot be written; the journal is then as it was before
   */
  public JournalLine append(JournalLine.Event event) {
    JournalLine line = JournalLine.of(Instant.now(), event);
    ByteBuffer bytes =
        ByteBuffer.wrap((RecordJson.line(line) + "\n").getBytes(StandardCharsets.UTF_8));
    try {
      long start = channel.position();
      try {
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(false);
      } catch (IOException e) {
        channel.truncate(start);
        throw e;
      }
      return line;
    } catch (IOException e) {
      throw new OutputException("Cannot write to " + file + ": " + IoReason.of(e) + ".", e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new OutputException("Cannot close " + file + ": " + IoReason.of(e) + ".", e);
    }
  }
}
