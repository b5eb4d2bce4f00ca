package io.workbench.ui.cli;

import io.workbench.train.sweep.journal.SeedRecord;
import io.workbench.train.sweep.journal.TrialRecord;
import io.workbench.train.sweep.journal.TrialState;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Lines about trials. */
final class SweepLines {
  private static final MathContext THREE_DIGITS = new MathContext(3);

  private SweepLines() {}

  /**
   * What a trial came to.
   *
   * @param best whether it is the best so far
   */
  static String ended(TrialRecord trial, boolean best) {
    String start =
        String.format(Locale.ROOT, "trial %3d  %-8s", trial.number(), trial.state().word());
    String end = "  " + settings(trial.parameters());
    if (trial.state() == TrialState.FAILED) {
      return start + end + ": " + trial.failure();
    }
    return start
        + String.format(
            Locale.ROOT,
            "  %9s %-4s  %3d epochs  %s",
            number(trial.objective()),
            best ? "best" : "",
            trial.seeds().stream().mapToInt(SeedRecord::epochs).sum(),
            Durations.shortly(trial.seconds()))
        + end
        + (trial.failure() == null ? "" : ": " + trial.failure());
  }

  /** The parameters by the last word of their keys, such as {@code kind=gru hiddenSize=64}. */
  static String settings(Map<String, Object> parameters) {
    StringJoiner words = new StringJoiner(" ");
    parameters.forEach(
        (key, value) -> words.add(key.substring(key.lastIndexOf('.') + 1) + "=" + text(value)));
    return words.toString();
  }

  private static String text(Object value) {
    return value instanceof Double number
        ? new BigDecimal(number, THREE_DIGITS).stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }

  /** A metric with four digits, or a dash. */
  static String number(@Nullable Double value) {
    return value == null ? "–" : String.format(Locale.ROOT, "%.4g", value);
  }
}
