package io.workbench.data.feature;

import java.util.LinkedHashSet;
import java.util.Set;

/** The known name that a mistyped one is most like. */
final class NearestName {
  private NearestName() {}

  /** One sentence that names the unknown feature and the nearest known one. */
  static String unknownFeature(String name, Set<String> columns) {
    Set<String> known = new LinkedHashSet<>(FeatureCatalogue.STANDARD);
    known.addAll(columns);
    return "A feature must be one of the known ones or a numeric column, but \""
        + name
        + "\" is neither; the nearest is \""
        + nearest(name, known)
        + "\".";
  }

  private static String nearest(String name, Set<String> known) {
    String nearest = "";
    int least = Integer.MAX_VALUE;
    for (String candidate : known) {
      int edits = edits(name, candidate);
      if (edits < least) {
        least = edits;
        nearest = candidate;
      }
    }
    return nearest;
  }

  /** Levenshtein's distance: inserted, deleted and replaced characters. */
  private static int edits(String left, String right) {
    int[] previous = new int[right.length() + 1];
    for (int column = 0; column <= right.length(); column++) {
      previous[column] = column;
    }
    for (int row = 1; row <= left.length(); row++) {
      int[] current = new int[right.length() + 1];
      current[0] = row;
      for (int column = 1; column <= right.length(); column++) {
        int replaced = left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1;
        int change = previous[column - 1] + replaced;
        current[column] = Math.min(change, 1 + Math.min(previous[column], current[column - 1]));
      }
      previous = current;
    }
    return previous[right.length()];
  }
}
