package io.workbench.models.kernel;

import java.util.Arrays;
import java.util.Locale;

/**
 * The order of a graph's flat vector: where each of its numbers lies in the kernels' array.
 *
 * <p>In the flat vector a matrix lies column by column, its columns gate by gate, each gate's units
 * in order. In the kernels' array, gates lie side by side for each vector of units, and a state of
 * two directions is two padded halves.
 */
final class FlatMap {
  private final int hidden;
  private final int units;
  private int[] places = new int[1024];
  private int size;

  /**
   * @param hidden hidden size
   * @param units hidden size, padded to whole vectors
   */
  FlatMap(int hidden, int units) {
    this.hidden = hidden;
    this.units = units;
  }

  int size() {
    return size;
  }

  /** Adds weights of the network's own inputs, [inputs, gates · hidden]. */
  void addInputWeights(Panels weights, int gates) {
    for (int column = 0; column < gates * hidden; column++) {
      for (int input = 0; input < weights.rows; input++) {
        add(weights.at(input, column(column)));
      }
    }
  }

  /**
   * Adds weights of hidden units, of one direction or two, [directions · hidden, gates · hidden].
   */
  void addHiddenWeights(Panels weights, int directions, int gates) {
    for (int column = 0; column < gates * hidden; column++) {
      addColumn(weights, directions, column(column));
    }
  }

  /** Adds weights of hidden units that make a single number. */
  void addColumn(Panels weights, int directions, int column) {
    for (int direction = 0; direction < directions; direction++) {
      for (int unit = 0; unit < hidden; unit++) {
        add(weights.at(direction * units + unit, column));
      }
    }
  }

  /** Adds a bias of gates that starts at {@code offset} in the kernels' array. */
  void addBias(int offset, int gates) {
    for (int column = 0; column < gates * hidden; column++) {
      add(offset + column(column));
    }
  }

  /** Adds a number that lies at {@code place} in the kernels' array. */
  void add(int place) {
    if (size == places.length) {
      places = Arrays.copyOf(places, 2 * size);
    }
    places[size++] = place;
  }

  /** From the flat vector to the kernels' array. */
  void scatter(float[] flat, float[] array) {
    check(flat);
    for (int index = 0; index < size; index++) {
      array[places[index]] = flat[index];
    }
  }

  /** From the kernels' array to the flat vector. */
  void gather(float[] array, float[] flat) {
    check(flat);
    for (int index = 0; index < size; index++) {
      flat[index] = array[places[index]];
    }
  }

  private void check(float[] flat) {
    if (flat.length != size) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "The flat vector must have %d numbers, but had %d.", size, flat.length));
    }
  }

  /** The kernels' column of the flat vector's column gate · hidden + unit. */
  private int column(int column) {
    int gate = column / hidden;
    int unit = column % hidden;
    return gate * units + unit;
  }
}
