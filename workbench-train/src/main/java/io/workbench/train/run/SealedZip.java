package io.workbench.train.run;

import io.workbench.data.InputException;
import io.workbench.data.IoReason;
import io.workbench.data.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A zip file whose comment, at its very end, is the SHA-256 of every byte before it: no bit can
 * change and no byte be missing without it being seen. To any other reader it is a plain zip.
 */
final class SealedZip {
  private static final String LABEL = "sha256:";
  private static final int HEX = 64;
  // All entries carry the earliest time a zip can hold, so that equal content gives equal bytes.
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private SealedZip() {}

  static byte[] seal(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> content : entries.entrySet()) {
        ZipEntry entry = new ZipEntry(content.getKey());
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        zip.write(content.getValue());
        zip.closeEntry();
      }
      zip.setComment(LABEL + "0".repeat(HEX));
    }
    byte[] bytes = out.toByteArray();
    byte[] digest = digest(bytes).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(digest, 0, bytes, bytes.length - HEX, HEX);
    return bytes;
  }

  /** The bytes of a sealed file, checked; anything else is an error that names it. */
  static byte[] readChecked(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      requireSeal(bytes, file);
      return bytes;
    } catch (NoSuchFileException e) {
      throw new InputException(file + ": there is no such file.", e);
    } catch (IOException e) {
      throw new InputException(file + ": the bundle cannot be read: " + IoReason.of(e) + ".", e);
    }
  }

  static Map<String, byte[]> entries(byte[] zipped) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(zipped))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    return entries;
  }

  private static void requireSeal(byte[] bytes, Path file) {
    if (bytes.length < 4 || bytes[0] != 'P' || bytes[1] != 'K') {
      throw new InputException(file + ": a bundle must be a zip file, but this is not one.");
    }
    int digestAt = bytes.length - HEX;
    int labelAt = digestAt - LABEL.length();
    boolean sealed =
        labelAt > 0
            && LABEL.equals(new String(bytes, labelAt, LABEL.length(), StandardCharsets.US_ASCII))
            && digest(bytes).equals(new String(bytes, digestAt, HEX, StandardCharsets.US_ASCII));
    if (!sealed) {
      throw new InputException(
          file + ": the bundle's checksum does not match, it was cut short or altered.");
    }
  }

  /** Of all bytes but the last 64, which hold it. */
  private static String digest(byte[] bytes) {
    return Sha256.of(bytes, bytes.length - HEX);
  }
}
