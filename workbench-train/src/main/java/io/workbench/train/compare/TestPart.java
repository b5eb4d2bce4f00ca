package io.workbench.train.compare;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;

/**
 * A test part that results are of; {@code compare --format json} writes its sentence.
 *
 * @param letter that rows name it by
 * @param origin of the data, such as {@code prices.csv}
 * @param sha256 of the data, hexadecimal
 * @param from time of its first row
 * @param to time of its last row
 */
public record TestPart(
    String letter, String origin, String sha256, Instant from, Instant to, long windows) {
  private static final int DIGITS = 8;

  /** All of it after its letter, such as {@code A: prices.csv (sha256 …), test part … to …}. */
  @JsonValue
  public String sentence() {
    return letter + ": " + description();
  }

  /** The same without the letter, for a place where there is one part alone. */
  public String description() {
    return String.format(
        Locale.ROOT,
        "%s (sha256 %s…), test part %s to %s, %,d windows",
        origin,
        sha256.substring(0, Math.min(DIGITS, sha256.length())),
        from,
        to,
        windows);
  }
}
