package io.workbench.data.feature;

import io.workbench.data.NearestName;
import java.util.LinkedHashSet;
import java.util.Set;

/** What is said of a name that neither a formula nor a column has. */
final class UnknownFeature {
  private UnknownFeature() {}

  /** One sentence that names the unknown feature, and the nearest known one or its fault. */
  static String sentence(String name, Set<String> columns) {
    if (FeatureCatalogue.isDeviationOfOne(name)) {
      return "A volatility must be of at least 2 values, but \"" + name + "\" is of 1.";
    }
    Set<String> known = new LinkedHashSet<>(FeatureCatalogue.STANDARD);
    known.addAll(columns);
    known.add(FeatureSet.STANDARD);
    return "A feature must be one of the known ones or a numeric column, but \""
        + name
        + "\" is neither; the nearest is \""
        + NearestName.closest(name, known)
        + "\".";
  }
}
