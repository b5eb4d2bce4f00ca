package io.workbench.models.layer;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A GRU's parameters, or the gradients of them, in the order in which they lie in the flat vector;
 * matrices are column-major, and their columns hold the gates r, z, n one after the other.
 *
 * @param input W [nIn, 3H], key {@code W}
 * @param recurrent R [H, 3H], key {@code RW}
 * @param inputBias b [1, 3H], key {@code b}
 * @param recurrentBias c [1, 3H], key {@code bR}
 */
record GruWeights(INDArray input, INDArray recurrent, INDArray inputBias, INDArray recurrentBias) {
  static final String INPUT = "W";
  static final String RECURRENT = "RW";
  static final String INPUT_BIAS = "b";
  static final String RECURRENT_BIAS = "bR";

  /** How many numbers a layer has. */
  static long count(long inputs, long hidden) {
    return 3 * hidden * (inputs + hidden + 2);
  }

  /** Views of a layer's part of the flat vector. */
  static GruWeights views(INDArray flat, long inputs, long hidden) {
    if (flat.length() != count(inputs, hidden)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "A GRU of %d inputs and %d units needs %d parameters, but was given %d.",
              inputs,
              hidden,
              count(inputs, hidden),
              flat.length()));
    }
    INDArray vector = flat.reshape(flat.length());
    long gates = 3 * hidden;
    long recurrent = inputs * gates;
    long bias = recurrent + hidden * gates;
    return new GruWeights(
        view(vector, 0, inputs, gates),
        view(vector, recurrent, hidden, gates),
        view(vector, bias, 1, gates),
        view(vector, bias + gates, 1, gates));
  }

  static GruWeights of(Map<String, INDArray> views) {
    return new GruWeights(
        requireNonNull(views.get(INPUT)),
        requireNonNull(views.get(RECURRENT)),
        requireNonNull(views.get(INPUT_BIAS)),
        requireNonNull(views.get(RECURRENT_BIAS)));
  }

  Map<String, INDArray> byKey() {
    Map<String, INDArray> map = new LinkedHashMap<>();
    map.put(INPUT, input);
    map.put(RECURRENT, recurrent);
    map.put(INPUT_BIAS, inputBias);
    map.put(RECURRENT_BIAS, recurrentBias);
    return map;
  }

  private static INDArray view(INDArray vector, long from, long rows, long columns) {
    return vector
        .get(NDArrayIndex.interval(from, from + rows * columns))
        .reshape('f', rows, columns);
  }
}
