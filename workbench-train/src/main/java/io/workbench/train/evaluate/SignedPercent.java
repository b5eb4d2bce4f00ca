package io.workbench.train.evaluate;

import java.util.Locale;

/** A share as a person reads it, such as {@code +4.2 %}. */
public final class SignedPercent {
  private static final double SMALLEST_SHOWN = 0.05;

  private SignedPercent() {}

  /** With one decimal and its sign; what rounds to nothing is {@code +0.0 %}, never minus that. */
  public static String of(double fraction) {
    double percent = 100 * fraction;
    double shown = Math.abs(percent) < SMALLEST_SHOWN ? 0.0 : percent;
    return String.format(Locale.ROOT, "%+.1f %%", shown);
  }
}
