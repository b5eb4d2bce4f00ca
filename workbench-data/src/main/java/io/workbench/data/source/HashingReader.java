package io.workbench.data.source;

import io.workbench.data.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Decodes UTF-8 strictly and hashes the bytes on the way, while they are in the processor's cache.
 * A byte order mark at the start is left out of the characters.
 */
final class HashingReader extends Reader {
  private static final int CHUNK_BYTES = 1 << 16;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final InputStream in;
  private final MessageDigest digest = Sha256.create();
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final ByteBuffer bytes = ByteBuffer.allocate(CHUNK_BYTES).flip();
  private boolean atStart = true;
  private boolean atEnd;

  HashingReader(InputStream in) {
    this.in = in;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    CharBuffer chars = CharBuffer.wrap(buffer, offset, length);
    while (true) {
      CoderResult result = decoder.decode(bytes, chars, atEnd);
      if (result.isError()) {
        result.throwException();
      }
      int count = chars.position() - offset;
      if (atStart && count > 0) {
        atStart = false;
        count -= dropByteOrderMark(buffer, offset, count);
        chars.position(offset + count);
      }
      if (count > 0) {
        return count;
      }
      if (atEnd) {
        return -1;
      }
      fill();
    }
  }

  /** SHA-256 of all bytes read, in lower-case hexadecimal; ends the reading. */
  String sha256() {
    return Sha256.of(digest);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void fill() throws IOException {
    bytes.compact();
    int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
    if (count < 0) {
      atEnd = true;
    } else {
      digest.update(bytes.array(), bytes.position(), count);
      bytes.position(bytes.position() + count);
    }
    bytes.flip();
  }

  /** Moves the characters over a leading mark; returns how many that took away. */
  private static int dropByteOrderMark(char[] buffer, int offset, int count) {
    if (buffer[offset] != BYTE_ORDER_MARK) {
      return 0;
    }
    System.arraycopy(buffer, offset + 1, buffer, offset, count - 1);
    return 1;
  }
}
