package io.workbench.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashingReaderTest {
  @ParameterizedTest
  @ValueSource(ints = {2, 7, 8192, 1 << 20})
  void decodesTextThatIsLongerThanItsChunks(int charsAtOnce) throws IOException {
    // Three bytes a sign, so that signs lie across the borders of chunks, and of one-byte reads.
    String text = "€µ𝄞x".repeat(40_000);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(readAll(new ByteArrayInputStream(bytes), charsAtOnce)).isEqualTo(text);
  }

  @Test
  void decodesWhatComesByteByByte() throws IOException {
    byte[] bytes = "\uFEFF€µ𝄞x".getBytes(StandardCharsets.UTF_8);
    InputStream slow =
        new ByteArrayInputStream(bytes) {
          @Override
          public int read(byte[] to, int offset, int length) {
            return super.read(to, offset, Math.min(length, 1));
          }
        };
    assertThat(readAll(slow, 100)).isEqualTo("€µ𝄞x");
  }

  @Test
  void hashesTheBytesIncludingTheByteOrderMark() throws IOException {
    // printf 'abc' | sha256sum, and the same after printf '\xef\xbb\xbf'
    assertThat(hash("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(hash("\uFEFFabc"))
        .isEqualTo("1c28dc3f1f804a1ad9c9b4b4cf5e2658d16ad4ed08e3020d04a8d2865018947c");
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    byte[] latin1 = "Zürich".getBytes(StandardCharsets.ISO_8859_1);
    assertThatExceptionOfType(CharacterCodingException.class)
        .isThrownBy(() -> readAll(new ByteArrayInputStream(latin1), 100));
    byte[] cut = Arrays.copyOf("€".getBytes(StandardCharsets.UTF_8), 2);
    assertThatExceptionOfType(CharacterCodingException.class)
        .isThrownBy(() -> readAll(new ByteArrayInputStream(cut), 100));
  }

  private static String hash(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (HashingReader reader = new HashingReader(new ByteArrayInputStream(bytes))) {
      reader.transferTo(Writer.nullWriter());
      return reader.sha256();
    }
  }

  private static String readAll(InputStream in, int charsAtOnce) throws IOException {
    StringBuilder text = new StringBuilder();
    char[] buffer = new char[charsAtOnce];
    try (HashingReader reader = new HashingReader(in)) {
      int count;
      while ((count = reader.read(buffer, 0, buffer.length)) >= 0) {
        text.append(buffer, 0, count);
      }
    }
    return text.toString();
  }
}
