package io.workbench.data;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that a person most likely meant. */
public final class NearestName {
  private NearestName() {}

  /**
   * The known name with the fewest letters inserted, left out or replaced (Levenshtein, 1966),
   * letter case aside; none where that is more than half of the letters.
   */
  public static Optional<String> of(String name, Collection<String> known) {
    String nearest = null;
    int least = name.length() / 2 + 1;
    for (String candidate : known) {
      int distance = distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (distance < least) {
        least = distance;
        nearest = candidate;
      }
    }
    return Optional.ofNullable(nearest);
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
