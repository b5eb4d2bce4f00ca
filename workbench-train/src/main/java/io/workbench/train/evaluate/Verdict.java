package io.workbench.train.evaluate;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The one sentence on a model's skill. Skill is significant when the RMSE is better than
 * persistence's and the Diebold–Mariano p-value is below {@value #SIGNIFICANCE_LEVEL}; better or
 * worse by chance is no skill.
 */
public final class Verdict {
  /** Two-sided p-values below this are significant. */
  public static final double SIGNIFICANCE_LEVEL = 0.05;

  private Verdict() {}

  /**
   * The sentence for a skill against persistence.
   *
   * @param rmseSkill 1 − model's RMSE / persistence's; absent when persistence makes no error
   * @param maeSkill the same of the MAE
   * @param pValue of the Diebold–Mariano test
   */
  public static String of(@Nullable Double rmseSkill, @Nullable Double maeSkill, double pValue) {
    if (rmseSkill == null || maeSkill == null) {
      return "No significant skill: persistence makes no error, so nothing can be better.";
    }
    return head(rmseSkill, pValue)
        + ": against persistence, RMSE is "
        + compared(rmseSkill)
        + " and MAE "
        + compared(maeSkill)
        + " (Diebold–Mariano "
        + probability(pValue)
        + ").";
  }

  /** Whether a skill counts: better, and not by chance. */
  public static boolean isSignificant(@Nullable Double rmseSkill, double pValue) {
    return rmseSkill != null && rmseSkill > 0 && pValue < SIGNIFICANCE_LEVEL;
  }

  private static String head(double rmseSkill, double pValue) {
    if (isSignificant(rmseSkill, pValue)) {
      return "Significant skill";
    }
    boolean worse = rmseSkill < 0 && pValue < SIGNIFICANCE_LEVEL;
    return worse ? "No significant skill, but significantly worse" : "No significant skill";
  }

  private static String compared(double skill) {
    double percent = Math.abs(skill) * 100;
    if (percent < 0.005) {
      return "the same";
    }
    String format = percent < 0.1 ? "%.2f" : "%.1f";
    return String.format(Locale.ROOT, format, percent) + " % " + (skill < 0 ? "worse" : "better");
  }

  /** A p-value in words, such as {@code p = 0.012}. */
  public static String probability(double pValue) {
    return pValue < 0.001
        ? "p < 0.001"
        : String.format(Locale.ROOT, pValue < 0.1 ? "p = %.3f" : "p = %.2f", pValue);
  }
}
