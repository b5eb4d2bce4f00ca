package io.workbench.ui.cli;

import io.workbench.data.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What {@code bench} can measure, each with the options that say something about it. */
enum BenchMeasure {
  /** The networks. */
  MODELS("", "--kinds", "--threads", "--engine", "--seconds", "--peer", "--rounds"),
  /** Reading and features. */
  DATA("--data", "--peer", "--rounds"),
  /** A sweep's search. */
  SEARCH("--search", "--method", "--trials", "--seeds", "--first-seed", "--peer"),
  /** What watching costs. */
  WATCHING("--ui", "--kinds", "--engine", "--seconds", "--rounds");

  private static final Set<String> OF_ALL = Set.of("--json", "--debug", "--help");

  /** That asks for it; empty for what is measured when nothing is asked for. */
  private final String option;

  private final Set<String> options;

  BenchMeasure(String option, String... options) {
    this.option = option;
    this.options = Set.of(options);
  }

  /**
   * What these options ask for.
   *
   * @param given long names, such as {@code --search}
   * @throws InputException when they ask for two, or one of them says nothing about what is asked
   */
  static BenchMeasure of(List<String> given) {
    List<BenchMeasure> asked = new ArrayList<>();
    for (BenchMeasure measure : values()) {
      if (given.contains(measure.option)) {
        asked.add(measure);
      }
    }
    if (asked.size() > 1) {
      throw new InputException(
          "bench measures one thing at a time, but was given "
              + String.join(" and ", asked.stream().map(measure -> measure.option).toList())
              + ".");
    }
    BenchMeasure measure = asked.isEmpty() ? MODELS : asked.get(0);
    given.forEach(measure::require);
    return measure;
  }

  private void require(String given) {
    if (!given.equals(option) && !options.contains(given) && !OF_ALL.contains(given)) {
      String command = option.isEmpty() ? "bench of the networks" : "bench " + option;
      throw new InputException(command + " makes no use of " + given + ".");
    }
  }
}
