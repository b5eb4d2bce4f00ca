package io.workbench.train.spec;

import io.workbench.data.InputException;
import io.workbench.data.feature.FeatureSet;
import io.workbench.data.source.DataSpec;
import io.workbench.data.source.PanelSpec;
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
 * @param tags words to find the run by; they change nothing of it
 */
public record RunSpec(
    String name,
    DataSpec data,
    List<String> features,
    WindowSpec window,
    SplitSpec split,
    ModelSpec model,
    TrainingSpec training,
    long seed,
    List<String> tags) {
  /** In the list of features: the standard ones, of which those the data lack are left out. */
  public static final String DEFAULT_FEATURES = FeatureSet.STANDARD;

  private static final int LONGEST_NAME = 80;

  /** The seed of a spec that names none. */
  public static final long DEFAULT_SEED = 42;

  private static final int MOST_TAGS = 20;

  /**
   * Refuses a name that cannot be part of a folder's, features that are none, tags that are no
   * words, and either that come twice.
   */
  public RunSpec {
    checkName(name);
    features = List.copyOf(features);
    Checks.require(!features.isEmpty(), "features must name at least one", "empty");
    requireOnce("feature", features);
    requireOnce("feature", expanded(features));
    tags = List.copyOf(tags);
    checkTags(tags);
  }

  private static void checkTags(List<String> tags) {
    Checks.require(tags.size() <= MOST_TAGS, "tags must be at most " + MOST_TAGS, tags.size());
    for (String tag : tags) {
      Checks.require(
          tag.matches("[A-Za-z0-9._-]{1,40}"),
          "tags must be words of 1 to 40 letters, digits, dots, dashes or underscores",
          "\"" + tag + "\"");
    }
    requireOnce("tag", tags);
  }

  /**
   * The same on one instrument of its panel alone, under the run's name, shortened where it must
   * be, with the instrument's.
   *
   * @throws InputException when the data are no panel, or it has no such instrument
   */
  public RunSpec ofInstrument(String instrument) {
    if (!(data instanceof PanelSpec panel)) {
      throw new InputException(
          "An instrument can be chosen of a panel only, but data.source is " + data.kind() + ".");
    }
    String own = panel.nameOf(instrument);
    return new RunSpec(
        name.substring(0, Math.min(name.length(), LONGEST_NAME - 1 - own.length())) + "-" + own,
        panel.of(own),
        features,
        window,
        split,
        model,
        training,
        seed,
        tags);
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

  private static void requireOnce(String what, List<String> words) {
    Set<String> seen = new HashSet<>();
    for (String word : words) {
      if (!seen.add(word)) {
        throw new IllegalArgumentException(
            what + "s must name each " + what + " once, but \"" + word + "\" came twice.");
      }
    }
  }
}
