package io.workbench.data.source.sfcompute;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Undoes a body's {@code Content-Encoding}, up to a bound: a few bytes can stand for gigabytes. */
final class Inflation {
  private Inflation() {}

  /**
   * The body itself.
   *
   * @param encoding {@code identity}, {@code gzip} or nothing; nothing else was asked for
   * @throws TooLargeException if there would be more than {@code maxBytes}
   * @throws IOException if the bytes are not so encoded
   */
  static byte[] inflate(byte[] body, String encoding, int maxBytes) throws IOException {
    return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
      case "", "identity" -> body;
      case "gzip", "x-gzip" -> gunzip(body, maxBytes);
      default -> throw new ZipException("only gzip was asked for, but it is " + encoding);
    };
  }

  private static byte[] gunzip(byte[] body, int maxBytes) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      byte[] inflated = in.readNBytes(maxBytes);
      if (in.read() >= 0) {
        throw new TooLargeException(maxBytes);
      }
      return inflated;
    }
  }
}
