package io.workbench.data.source;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds where a file stops being UTF-8; only for the message after reading has failed. */
final class Utf8Lines {
  private Utf8Lines() {}

  /** Number of the first line that is not UTF-8, from 1, or 0 if all are. */
  static long firstMalformed(Path path) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      long number = 1;
      int next;
      do {
        next = in.read();
        if (next >= 0 && next != '\n') {
          line.write(next);
          continue;
        }
        if (!isUtf8(line.toByteArray())) {
          return number;
        }
        line.reset();
        number++;
      } while (next >= 0);
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be read again.", e);
    }
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
