package io.workbench.data.quality;

import java.time.Instant;
import java.util.List;

/**
 * When something was found.
 *
 * @param count how often
 * @param times of the first {@value #LISTED}
 */
public record Occurrences(long count, List<Instant> times) {
  /** How many times are listed; the rest are only counted. */
  public static final int LISTED = 1000;
}
