package io.workbench.data;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the known name that a person most likely meant. */
public final class NearestName {
  private NearestName() {}

  /**
   * The known name with the fewest letters inserted, left out or replaced (Levenshtein, 1966),
   * letter case aside; none where that is more than half of the letters.
   */
  public static Optional<String> of(String name, Collection<String> known) {
    return Optional.ofNullable(nearest(name, known, name.length() / 2 + 1));
  }

  /** The same, however far away it is, the first of equals; empty if none is known. */
  public static String closest(String name, Collection<String> known) {
    String nearest = nearest(name, known, Integer.MAX_VALUE);
    return nearest == null ? "" : nearest;
  }

  private static @Nullable String nearest(String name, Collection<String> known, int under) {
    String nearest = null;
    int least = under;
    for (String candidate : known) {
      int distance = distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (distance < least) {
        least = distance;
        nearest = candidate;
      }
    }
    return nearest;
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
