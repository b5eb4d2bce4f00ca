package io.workbench.train.spec;

import java.util.Collection;
import java.util.Locale;

/** Finds the known word a mistyped one was probably meant to be. */
final class NearestKey {
  private NearestKey() {}

  /** The candidate with the smallest edit distance, the first of equals; upper case is ignored. */
  static String of(String word, Collection<String> candidates) {
    String nearest = "";
    int smallest = Integer.MAX_VALUE;
    for (String candidate : candidates) {
      int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (distance < smallest) {
        smallest = distance;
        nearest = candidate;
      }
    }
    return nearest;
  }

  /** Levenshtein's distance: insertions, deletions and replacements of one letter. */
  private static int distance(String left, String right) {
    int[] previous = new int[right.length() + 1];
    for (int column = 0; column <= right.length(); column++) {
      previous[column] = column;
    }
    for (int row = 1; row <= left.length(); row++) {
      int[] current = new int[right.length() + 1];
      current[0] = row;
      for (int column = 1; column <= right.length(); column++) {
        int replaced = left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1;
        int substitution = previous[column - 1] + replaced;
        current[column] =
            Math.min(substitution, Math.min(previous[column], current[column - 1]) + 1);
      }
      previous = current;
    }
    return previous[right.length()];
  }
}
