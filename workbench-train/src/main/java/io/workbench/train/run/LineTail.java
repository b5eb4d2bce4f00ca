package io.workbench.train.run;

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
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file that gains lines, read again and again: each look reads only what is new. Lines that were
 * not {@linkplain #taken} are read again by the next look. Belongs to one thread at a time.
 */
public final class LineTail {
  /** Read at once, so that a long file needs no array of its length. */
  private static final int CHUNK_BYTES = 1 << 22;

  private static final int MOST_LINE_BYTES = 1 << 26;

  /** Of the last line, to tell a file from another in its place: file keys are used again. */
  private static final int KNOWN_BYTES = 4_096;

  private static final Place START = new Place(null, 0, new byte[0]);

  private final Path file;
  private final int chunkBytes;
  private final int mostLineBytes;
  private Place place = START;
  private Place next = START;

  /** A tail that has read nothing yet. */
  public LineTail(Path file) {
    this(file, CHUNK_BYTES, MOST_LINE_BYTES);
  }

  LineTail(Path file, int chunkBytes, int mostLineBytes) {
    this.file = file;
    this.chunkBytes = chunkBytes;
    this.mostLineBytes = mostLineBytes;
  }

  /**
   * What a look found.
   *
   * @param anew whether the lines are the first of another file than the one before
   * @param lines whole ones, without their ends
   * @param more whether there is more to read at once
   */
  public record Gain(boolean anew, List<String> lines, boolean more) {}

  /** How far a file was read: to the byte {@code offset}, which {@code before} ends at. */
  @SuppressWarnings("ArrayRecordComponent") // never compared, and never leaves this class
  private record Place(@Nullable Object key, long offset, byte[] before) {}

  /** What the file holds from some byte on. */
  private record Chunk(ByteBuffer bytes, int wholeLines) {}

  /**
   * Reads on; a file that is not there is empty.
   *
   * @throws InputException when the file cannot be read, or a line has no end
   */
  public Gain read() {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
      long size = channel.size();
      boolean anew = !goesOn(channel, key, size);
      Place from = anew ? START : place;
      Chunk chunk = chunk(channel, from.offset(), size);
      List<String> lines = lines(chunk);
      next = new Place(key, from.offset() + chunk.wholeLines(), before(chunk, from));
      boolean more = from.offset() + chunk.bytes().limit() < size;
      return new Gain(anew, lines, more && !lines.isEmpty());
    } catch (NoSuchFileException missing) {
      next = START;
      return new Gain(place.offset() > 0, List.of(), false);
    } catch (IOException e) {
      throw new InputException(file + " cannot be read: " + IoReason.of(e) + ".", e);
    }
  }

  /** The lines of the last look need not be read again. */
  public void taken() {
    place = next;
  }

  private boolean goesOn(FileChannel channel, @Nullable Object key, long size) throws IOException {
    if (place.offset() == 0) {
      return true;
    }
    if (!Objects.equals(key, place.key()) || size < place.offset()) {
      return false;
    }
    byte[] known = place.before();
    ByteBuffer found = read(channel, place.offset() - known.length, known.length);
    return found.equals(ByteBuffer.wrap(known));
  }

  /** As much as is read at once, or more where a line is longer than that. */
  private Chunk chunk(FileChannel channel, long from, long size) throws IOException {
    int length = (int) Math.min(chunkBytes, size - from);
    while (true) {
      ByteBuffer bytes = read(channel, from, length);
      int whole = wholeLines(bytes);
      boolean isLast = bytes.limit() < length || from + length >= size;
      if (whole > 0 || (isLast && length <= mostLineBytes)) {
        return new Chunk(bytes, whole);
      }
      if (length >= mostLineBytes) {
        throw new InputException(
            file
                + (": a line must have at most " + mostLineBytes)
                + (" bytes, but the one that begins at byte " + from + " has more."));
      }
      length = (int) Math.min(Math.min(2L * length, mostLineBytes), size - from);
    }
  }

  private static ByteBuffer read(FileChannel channel, long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
      // Reads on: one read may give less than there is.
    }
    return bytes.flip();
  }

  /** Bytes up to the end of the last whole line. */
  private static int wholeLines(ByteBuffer bytes) {
    int end = bytes.limit();
    while (end > 0 && bytes.get(end - 1) != '\n') {
      end--;
    }
    return end;
  }

  private static List<String> lines(Chunk chunk) {
    byte[] bytes = chunk.bytes().array();
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int at = 0; at < chunk.wholeLines(); at++) {
      if (bytes[at] == '\n') {
        lines.add(new String(bytes, start, at - start, StandardCharsets.UTF_8));
        start = at + 1;
      }
    }
    return lines;
  }

  private static byte[] before(Chunk chunk, Place from) {
    int end = chunk.wholeLines();
    return end == 0
        ? from.before()
        : Arrays.copyOfRange(chunk.bytes().array(), Math.max(0, end - KNOWN_BYTES), end);
  }
}
