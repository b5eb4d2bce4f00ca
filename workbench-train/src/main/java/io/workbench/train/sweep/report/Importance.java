package io.workbench.train.sweep.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much each setting matters to the objective: how much worse a random forest (Breiman 2001,
 * Machine Learning 45) foretells trials that it has not seen when that setting is shuffled among
 * them, as a share of the objective's variance. The objective enters by its rank among the trials,
 * so that one exploded trial is one trial and no more.
 *
 * @param trials that the forest was fitted to, complete and pruned ones
 * @param explained out-of-bag R² of the forest, which is what the importances are worth; absent
 *     when there was nothing to fit
 * @param parameters the most important first; empty when there was nothing to fit
 * @param note what this says, in one sentence
 */
public record Importance(
    int trials, @Nullable Double explained, List<ParameterImportance> parameters, String note) {

  /** Fewer trials than this teach a forest nothing. */
  public static final int MIN_TRIALS = 8;

  /** A forest that explains less than this share says little. */
  private static final double LITTLE = 0.3;

  /**
   * One setting.
   *
   * @param importance mean rise of the forest's squared error, as a share of the variance; about 0
   *     for a setting that does not matter
   * @param standardDeviation of that rise over the shuffles
   */
  public record ParameterImportance(String key, double importance, double standardDeviation) {}

  /**
   * A trial that has a score.
   *
   * @param values of its settings by key; inactive ones are absent
   * @param score what it reached, lower or higher is better alike
   */
  public record ScoredTrial(Map<String, Object> values, double score) {}

  /**
   * The importances of settings in trials; the same input and seed give the same numbers.
   *
   * @param parameters the swept settings
   * @param trials in any fixed order
   */
  public static Importance of(
      List<SweepParameter> parameters, List<ScoredTrial> trials, long seed) {
    if (trials.size() < MIN_TRIALS) {
      return none(
          trials.size(),
          String.format(
              Locale.ROOT,
              "Importance needs at least %d trials with a result, but there are %d.",
              MIN_TRIALS,
              trials.size()));
    }
    double[] ranks = Ranks.of(trials.stream().mapToDouble(ScoredTrial::score).toArray());
    if (Arrays.stream(ranks).distinct().count() < 2) {
      return none(trials.size(), "All trials reached the same result, so no setting mattered.");
    }
    TrialFeatures features = TrialFeatures.of(parameters, trials);
    if (features.parameters().isEmpty()) {
      return none(trials.size(), "No setting differs between the trials.");
    }
    return fitted(features, ranks, seed);
  }

  private static Importance fitted(TrialFeatures features, double[] ranks, long seed) {
    Forest forest = Forest.grow(features.rows(), ranks, seed);
    PermutationImportance permutation = new PermutationImportance(forest, features, ranks);
    double explained = permutation.explained();
    List<ParameterImportance> parameters = new ArrayList<>();
    for (int index = 0; index < features.parameters().size(); index++) {
      parameters.add(permutation.of(index, seed));
    }
    parameters.sort(
        Comparator.comparingDouble(ParameterImportance::importance)
            .reversed()
            .thenComparing(ParameterImportance::key));
    return new Importance(ranks.length, explained, parameters, note(explained, ranks.length));
  }

  static Importance none(int trials, String note) {
    return new Importance(trials, null, List.of(), note);
  }

  private static String note(double explained, int trials) {
    String share =
        String.format(
            Locale.ROOT,
            "A random forest on %d trials explains %.0f %% of the order of trials it has not seen",
            trials,
            100 * Math.max(0, explained));
    return explained < LITTLE
        ? share + ": that is little, so do not lean on these importances."
        : share + ".";
  }
}
