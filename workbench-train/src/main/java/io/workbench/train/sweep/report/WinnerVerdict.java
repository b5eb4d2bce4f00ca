package io.workbench.train.sweep.report;

import io.workbench.train.evaluate.Verdict;
import io.workbench.train.sweep.report.RealityCheck.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The one sentence on a sweep's winner. */
final class WinnerVerdict {
  private static final Map<String, String> NAMES =
      Map.of(
          "movingAverage", "the moving average",
          "seasonalNaive", "the same time a day before",
          "ridge", "the ridge autoregression",
          "mean", "the training part's mean");

  private WinnerVerdict() {}

  static String of(RealityCheck check) {
    List<String> beaten = new ArrayList<>();
    List<String> unbeaten = new ArrayList<>();
    for (Comparison comparison : check.comparisons()) {
      (comparison.beaten() ? beaten : unbeaten).add(described(comparison));
    }
    String trial = "Trial " + check.trial();
    String adjusted =
        check.trials() == 1 ? "" : ", adjusted for the choice among " + check.trials() + " trials";
    if (unbeaten.isEmpty()) {
      return trial
          + " is a real winner: on the test part it beats "
          + joined(beaten, "and")
          + adjusted
          + ".";
    }
    if (check.comparisons().size() == 1) {
      return trial
          + " does not beat "
          + unbeaten.get(0)
          + " on the test part"
          + adjusted
          + ": no winner.";
    }
    if (beaten.isEmpty()) {
      return trial
          + " beats none of the naive forecasts on the test part, neither "
          + joined(unbeaten, "nor")
          + adjusted
          + ": no winner.";
    }
    return trial
        + " beats "
        + joined(beaten, "and")
        + " on the test part, but not "
        + joined(unbeaten, "nor")
        + adjusted
        + ": no winner.";
  }

  private static String described(Comparison comparison) {
    String name = NAMES.getOrDefault(comparison.baseline(), comparison.baseline());
    Double improvement = comparison.improvement();
    if (improvement == null) {
      return name + " (which makes no error)";
    }
    String size = String.format(Locale.ROOT, "%.1f %%", 100 * Math.abs(improvement));
    if (improvement < 0) {
      return name + " (" + size + " worse)";
    }
    String probability = Verdict.probability(comparison.pValue());
    return comparison.beaten()
        ? name + " by " + size + " (" + probability + ")"
        : name + " (" + size + " better, " + probability + ")";
  }

  private static String joined(List<String> parts, String last) {
    int end = parts.size() - 1;
    return end == 0
        ? parts.get(0)
        : String.join(", ", parts.subList(0, end)) + " " + last + " " + parts.get(end);
  }
}
