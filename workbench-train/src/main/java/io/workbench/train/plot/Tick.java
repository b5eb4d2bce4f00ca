package io.workbench.train.plot;

/**
 * A place on an axis that is named.
 *
 * @param value where it is, on the axis' own scale
 * @param label its name
 * @param context a second line under the label, such as the day of an hour; empty where the tick
 *     before has the same
 */
record Tick(double value, String label, String context) {
  Tick(double value, String label) {
    this(value, label, "");
  }
}
