package io.workbench.train.sweep.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.workbench.data.InputException;
import io.workbench.data.IoReason;
import io.workbench.train.run.RecordJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a journal. A last line without its end is what a crash leaves, and is passed over; anything
 * else that cannot be read is an error that names its line.
 */
public final class JournalReader {
  private static final ObjectMapper TREES = new ObjectMapper();

  private JournalReader() {}

  /**
   * The whole lines of a journal.
   *
   * @param wholeBytes of these lines in the file; what follows is a torn line
   */
  public record Lines(List<JournalLine> lines, long wholeBytes) {
    /** Of a journal that is not there yet. */
    static final Lines NONE = new Lines(List.of(), 0);
  }

  /**
   * Reads the file.
   *
   * @throws InputException when it is missing, newer than this code, or broken before its last line
   */
  public static Lines read(Path file) {
    byte[] bytes = bytes(file);
    List<JournalLine> lines = new ArrayList<>();
    int start = 0;
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] == '\n') {
        String text = new String(bytes, start, at - start, StandardCharsets.UTF_8);
        lines.add(line(file + ":" + (lines.size() + 1), text, lines.isEmpty()));
        start = at + 1;
      }
    }
    return new Lines(List.copyOf(lines), start);
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new InputException(file + ": there is no such journal.", e);
    } catch (IOException e) {
      throw new InputException(file + " cannot be read: " + IoReason.of(e) + ".", e);
    }
  }

  /**
   * One line of a journal.
   *
   * @param source where it stands, for an error
   * @param first whether it is the journal's first
   */
  public static JournalLine line(String source, String text, boolean first) {
    if (first) {
      requireKnownVersion(source, text);
    }
    JournalLine line = RecordJson.parse(source, text, JournalLine.class);
    if (first != line.event() instanceof JournalLine.Opened) {
      throw new InputException(
          source + ": \"opened\" must be the first line's event, and no other's.");
    }
    return line;
  }

  /** Before anything else: a newer version may have events and fields that are unknown here. */
  private static void requireKnownVersion(String source, String text) {
    try {
      JsonNode version = TREES.readTree(text).path("opened").path("formatVersion");
      if (version.isInt() && version.intValue() > Journal.FORMAT_VERSION) {
        throw new InputException(
            source
                + ": formatVersion must be at most "
                + (Journal.FORMAT_VERSION + ", but is " + version)
                + "; a newer workbench wrote the journal.");
      }
    } catch (JsonProcessingException e) {
      throw new InputException(source + ": the line is not JSON.", e);
    }
  }
}
