package io.workbench.train.plot;

import java.util.List;

/**
 * A range of numbers and the ticks in it. A logarithmic axis holds decadic logarithms of what its
 * labels say.
 *
 * @param min left or lower end
 * @param max right or upper end, more than {@code min}
 */
record Axis(double min, double max, boolean logarithmic, List<Tick> ticks) {
  Axis {
    if (!(max > min)) {
      throw new IllegalArgumentException(
          "max must be more than min " + min + ", but was " + max + ".");
    }
  }

  /** Where a value lies: 0 at {@code min}, 1 at {@code max}; NaN stays NaN. */
  double fraction(double value) {
    double position = logarithmic ? Math.log10(value) : value;
    return (position - min) / (max - min);
  }

  /** Where a tick lies. */
  double fraction(Tick tick) {
    return (tick.value() - min) / (max - min);
  }

  /** The same axis and grid, its ticks without words: another panel below says them. */
  Axis unlabelled() {
    List<Tick> silent = ticks.stream().map(tick -> new Tick(tick.value(), "")).toList();
    return new Axis(min, max, logarithmic, silent);
  }
}
