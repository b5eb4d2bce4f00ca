package io.workbench.train.sweep.report;

import io.workbench.train.spec.ChoiceParameter;
import io.workbench.train.spec.IntParameter;
import io.workbench.train.spec.ParameterSpec;
import io.workbench.train.spec.RealParameter;
import java.util.List;

/**
 * A swept setting as reports need to know it.
 *
 * @param key such as {@code training.learningRate}
 * @param log whether a number is searched on a logarithmic scale
 * @param choices what may be chosen, in the declared order; empty for a number
 */
public record SweepParameter(String key, boolean log, List<Object> choices) {
  /** The setting that a sweep declares. */
  static SweepParameter of(ParameterSpec parameter) {
    if (parameter instanceof ChoiceParameter choice) {
      return choice(choice.key(), choice.values());
    }
    boolean log =
        parameter instanceof IntParameter whole
            ? whole.log()
            : parameter instanceof RealParameter real && real.log();
    return number(parameter.key(), log);
  }

  /** A number's setting. */
  public static SweepParameter number(String key, boolean log) {
    return new SweepParameter(key, log, List.of());
  }

  /** A choice's setting. */
  public static SweepParameter choice(String key, List<Object> values) {
    return new SweepParameter(key, false, List.copyOf(values));
  }

  /** Whether it is a choice among values, rather than a number. */
  boolean isChoice() {
    return !choices.isEmpty();
  }
}
