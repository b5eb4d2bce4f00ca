package io.workbench.train.sweep;

import io.workbench.data.InputException;
import io.workbench.data.IoReason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A file that gains lines, read again and again: each look reads only what is new. */
final class LineTail {
  /** Read at once at most, so that a long file needs no array of its length. */
  private static final int MOST_BYTES = 1 << 22;

  private final Path file;
  private @Nullable Object key;
  private long offset;

  LineTail(Path file) {
    this.file = file;
  }

  /**
   * What a look found.
   *
   * @param anew whether the lines are the first of another file than the one before
   * @param lines whole ones, without their ends
   * @param more whether there is more to read at once
   */
  record Gain(boolean anew, List<String> lines, boolean more) {}

  /** Reads on; a file that is not there is empty. */
  Gain read() {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      Object now = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
      long size = channel.size();
      boolean anew = offset > 0 && (!Objects.equals(now, key) || size < offset);
      offset = anew ? 0 : offset;
      key = now;
      ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(MOST_BYTES, size - offset));
      int read = channel.read(bytes, offset);
      boolean more = offset + read < size;
      List<String> lines = lines(bytes.array(), Math.max(0, read));
      return new Gain(anew, lines, more && !lines.isEmpty());
    } catch (NoSuchFileException missing) {
      boolean anew = offset > 0;
      offset = 0;
      return new Gain(anew, List.of(), false);
    } catch (IOException e) {
      throw new InputException(file + " cannot be read: " + IoReason.of(e) + ".", e);
    }
  }

  private List<String> lines(byte[] bytes, int length) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int at = 0; at < length; at++) {
      if (bytes[at] == '\n') {
        lines.add(new String(bytes, start, at - start, StandardCharsets.UTF_8));
        start = at + 1;
      }
    }
    offset += start;
    return lines;
  }
}
