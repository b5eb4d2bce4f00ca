package io.workbench.train.spec;

import io.workbench.data.InputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks the run what it makes of a parameter's values, before any trial does. */
record SweepProbe(RunSpec base, List<ParameterSpec> parameters) {
  /**
   * Refuses what a run would refuse of the parameter: each choice, and both ends of a range.
   *
   * @param where it was written
   */
  void check(ParameterSpec parameter, Where where) {
    List<Object> values =
        parameter instanceof ChoiceParameter choice
            ? choice.values()
            : List.of(parameter.valueAt(0), parameter.valueAt(1));
    values.forEach(value -> run(parameter, value, where));
  }

  /** The run with that value, and with what the parameter's condition asks for. */
  RunSpec run(ParameterSpec parameter, Object value, Where where) {
    Map<String, Object> settings =
        Located.at(where, () -> new LinkedHashMap<>(Conditions.met(parameter, parameters)));
    settings.put(parameter.key(), value);
    try {
      return RunSpecs.with(base, settings, where);
    } catch (InputException e) {
      String reason = String.valueOf(e.getMessage());
      String prefix = where.prefix();
      throw new InputException(
          prefix
              + ("the run refuses \"" + parameter.key() + "\" with " + value + ": ")
              + (reason.startsWith(prefix) ? reason.substring(prefix.length()) : reason),
          e);
    }
  }
}
