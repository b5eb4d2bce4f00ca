package io.workbench.train.plot;

import java.awt.Color;

/**
 * Numbers to be drawn, on the scales of their panel's axes.
 *
 * @param name shown in the legend; empty for none
 * @param x {@code [points]}
 * @param y {@code [points]}; NaN breaks a line
 */
record Curve(String name, double[] x, double[] y, Color color, Style style) {

  /** How the numbers are drawn. */
  enum Style {
    /** A line that should be seen first. */
    LINE,
    /** A line that stays behind. */
    THIN_LINE,
    /** A broad line for others to lie on. */
    BROAD_LINE,
    /** A value that holds until the next. */
    STEPS,
    /** A line with a dot at each number, for a few numbers. */
    DOTTED_LINE,
    /** Dots alone. */
    DOTS,
    /** Small dots alone, for many numbers. */
    SMALL_DOTS,
    /** Rings that let what they are about be seen. */
    RINGS
  }
}
