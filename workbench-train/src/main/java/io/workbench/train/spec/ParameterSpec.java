package io.workbench.train.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One setting of the run that a sweep varies. Its values are reached through the unit interval: the
 * same length of units is equally likely under a uniform draw, in logarithms where asked for.
 */
public sealed interface ParameterSpec permits ChoiceParameter, IntParameter, RealParameter {
  /** The most values of a range that a grid takes all of. */
  int MOST_GRID_VALUES = 1000;

  /** The run's setting, such as {@code training.learningRate}. */
  String key();

  /** The condition under which it takes part; absent for always. */
  @Nullable When when();

  /** The value at a place of [0, 1]; 0 gives the first value and 1 the last. */
  Object valueAt(double unit);

  /** A place of [0, 1] that {@link #valueAt} turns into the value. */
  double unitOf(Object value);

  /** Whether the value is one that the parameter can take. */
  boolean takes(Object value);

  /**
   * The values it stands for in a grid: every choice, and of a range every whole number or step
   * while these are no more than {@value #MOST_GRID_VALUES}; of any other range, or one in
   * logarithms without a step, {@code points} values, both ends included.
   */
  List<Object> gridValues(int points);

  /** How many different values there are; 0 for a continuum. */
  long levels();

  /** Whether neighbours on the unit interval are alike, as in a range and unlike names. */
  boolean ordered();

  /** The units that give the same value as this one. */
  Cell cell(double unit);

  /**
   * An interval of units.
   *
   * @param low in [0, 1]
   * @param high in [low, 1]; equal to it in a continuum
   */
  record Cell(double low, double high) {}
}
