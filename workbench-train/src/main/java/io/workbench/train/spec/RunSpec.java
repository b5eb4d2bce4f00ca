package io.workbench.train.spec;

import io.workbench.data.feature.FeatureSet;
import io.workbench.data.source.DataSpec;
import io.workbench.data.split.SplitSpec;
import io.workbench.data.window.WindowSpec;
import io.workbench.models.ModelSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One run: what its YAML file says, with every default filled in.
 *
 * @param name of letters, digits, dots, dashes and underscores; part of the run's id
 * @param features names in order; {@value #DEFAULT_FEATURES} stands for the standard ones
 * @param seed decides initial parameters, the order of windows and dropout
 */
public record RunSpec(
    String name,
    DataSpec data,
    List<String> features,
    WindowSpec window,
    SplitSpec split,
    ModelSpec model,
    TrainingSpec training,
    long seed) {
  /** In the list of features: the standard ones, of which those the data lack are left out. */
  public static final String DEFAULT_FEATURES = "default";

  /** The seed of a spec that names none. */
  public static final long DEFAULT_SEED = 42;

  /** Refuses a name that cannot be part of a folder's, and features that are none or come twice. */
  public RunSpec {
    checkName(name);
    features = List.copyOf(features);
    Checks.require(!features.isEmpty(), "features must name at least one", "empty");
    requireOnce(features);
    requireOnce(expanded(features));
  }

  /** Names of the features, with the standard ones in place of {@value #DEFAULT_FEATURES}. */
  public List<String> featureNames() {
    return expanded(features);
  }

  /** Refuses a name that cannot be part of a folder's. */
  static void checkName(String name) {
    Checks.require(
        name.matches("[A-Za-z0-9._-]{1,80}"),
        "name must be 1 to 80 letters, digits, dots, dashes or underscores",
        "\"" + name + "\"");
  }

  private static List<String> expanded(List<String> features) {
    List<String> names = new ArrayList<>();
    for (String feature : features) {
      if (feature.equals(DEFAULT_FEATURES)) {
        names.addAll(FeatureSet.standardNames());
      } else {
        names.add(feature);
      }
    }
    return names;
  }

  private static void requireOnce(List<String> features) {
    Set<String> seen = new HashSet<>();
    for (String feature : features) {
      if (!seen.add(feature)) {
        throw new IllegalArgumentException(
            "features must name each feature once, but \"" + feature + "\" came twice.");
      }
    }
  }
}
