package io.workbench.models.kernel;

/**
 * A copy of one direction's weights in the order in which inference reads them: for each vector of
 * units its four gates side by side, and the recurrent weights and the input's in one column. So
 * one run down a column leaves all four sums of a unit, with nothing stored between.
 *
 * <p>Layout: [blocks of units, rows, 4 · lanes], where a row is a column of the layer's {@link
 * LstmInferenceLayer buffer}. Rows of padding are zero.
 */
final class LstmWeights {
  static final int GATES = 4;

  final float[] data;

  /** [blocks of units, 4 · lanes]. */
  final float[] bias;

  /** Width of a row. */
  final int width;

  /** Rows of a block: the state's and the input's. */
  final int depth;

  /** The row that the input's weights start at. */
  final int inputRow;

  /** Rows of the input's weights. */
  final int inputs;

  private final int units;
  private final int lanes;
  private final int recurrentRow;

  /**
   * @param units hidden size, padded to whole vectors
   * @param inputs columns of the layer's input
   * @param backward whether the state stands after the input, not before it
   */
  LstmWeights(int units, int inputs, int lanes, boolean backward) {
    this.units = units;
    this.inputs = inputs;
    this.lanes = lanes;
    inputRow = backward ? 0 : units;
    recurrentRow = backward ? inputs : 0;
    depth = units + inputs;
    width = GATES * lanes;
    data = new float[units / lanes * depth * width];
    bias = new float[GATES * units];
  }

  /** Vectors of units. */
  int blocks() {
    return units / lanes;
  }

  /** Where a row of a block starts. */
  int at(int block, int row) {
    return (block * depth + row) * width;
  }

  /** A single weight. */
  float weight(int row, int unit, int gate) {
    return data[at(unit / lanes, row) + gate * lanes + unit % lanes];
  }

  /** A single bias. */
  float bias(int unit, int gate) {
    return bias[unit / lanes * width + gate * lanes + unit % lanes];
  }

  /** Where {@link LstmScratch#cells} has a unit of one of {@code rows} windows. */
  int cell(int rows, int row, int unit) {
    return (unit / lanes * rows + row) * lanes + unit % lanes;
  }

  /** Takes over parameters. */
  void copy(CellTensors tensors) {
    copyRows(tensors.input(), inputRow);
    copyRows(tensors.recurrent(), recurrentRow);
    for (int block = 0; block < blocks(); block++) {
      for (int gate = 0; gate < GATES; gate++) {
        int from = tensors.bias() + gate * units + block * lanes;
        System.arraycopy(tensors.data(), from, bias, block * width + gate * lanes, lanes);
      }
    }
  }

  private void copyRows(Panels weights, int firstRow) {
    for (int block = 0; block < blocks(); block++) {
      for (int gate = 0; gate < GATES; gate++) {
        int column = gate * units + block * lanes;
        int from = weights.at(0, column);
        int stride = weights.strideAt(column);
        int to = at(block, firstRow) + gate * lanes;
        for (int row = 0; row < weights.rows; row++) {
          System.arraycopy(weights.data, from + row * stride, data, to + row * width, lanes);
        }
      }
    }
  }
}
