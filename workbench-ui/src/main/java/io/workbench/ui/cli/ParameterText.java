package io.workbench.ui.cli;

import io.workbench.train.spec.ChoiceParameter;
import io.workbench.train.spec.IntParameter;
import io.workbench.train.spec.ParameterSpec;
import io.workbench.train.spec.RealParameter;
import io.workbench.train.spec.When;
import org.jspecify.annotations.Nullable;

/** A swept parameter in words. */
final class ParameterText {
  private ParameterText() {}

  static String of(ParameterSpec parameter) {
    When when = parameter.when();
    return parameter.key()
        + ": "
        + values(parameter)
        + (when == null ? "" : ", when " + when.allowed());
  }

  private static String values(ParameterSpec parameter) {
    if (parameter instanceof IntParameter range) {
      return "whole numbers "
          + range.low()
          + " to "
          + range.high()
          + manner(range.step(), range.log());
    }
    if (parameter instanceof RealParameter range) {
      return "numbers " + range.low() + " to " + range.high() + manner(range.step(), range.log());
    }
    return "one of " + ((ChoiceParameter) parameter).values();
  }

  private static String manner(@Nullable Number step, boolean log) {
    return (step == null ? "" : " in steps of " + step) + (log ? ", evenly in logarithms" : "");
  }
}
