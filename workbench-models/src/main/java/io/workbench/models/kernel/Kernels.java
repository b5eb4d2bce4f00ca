package io.workbench.models.kernel;

/**
 * The arithmetic of the compiled engine. {@link ScalarKernels} is the reference, plain to read;
 * {@link VectorKernels} does the same with the Vector API. Both pass one contract test.
 *
 * <p>Every method works in place on views made beforehand, and allocates nothing. Columns come
 * padded to a multiple of {@link #lanes}; what lies in the padding is zero and stays zero. A NaN in
 * any number that matters comes out as NaN.
 */
sealed interface Kernels permits ScalarKernels, VectorKernels {

  /** Numbers a vector holds; columns are padded to a multiple of it. */
  int lanes();

  /** How a log line or a result names this implementation. */
  String description();

  /** c += a · b. Each row of c is summed in the same order whatever the number of rows. */
  void multiplyAdd(Matrix a, Panels b, Panels c);

  /** Sets every row of {@code target} to the numbers of {@code row} from {@code offset} on. */
  default void fillRows(Matrix target, float[] row, int offset) {
    for (int index = 0; index < target.rows; index++) {
      System.arraycopy(row, offset, target.data, target.at(index, 0), target.columns);
    }
  }

  /** Adds the sum of each column to {@code sums} from {@code offset} on. */
  void addColumnSums(Matrix source, float[] sums, int offset);

  /** One step of tanh cells, see {@link RnnCell}. */
  void rnnForward(RnnCell.Step step);

  /** Gradients of one step of tanh cells. */
  void rnnBackward(RnnCell.Step step);

  /** One step of gated recurrent units, see {@link GruCell}. */
  void gruForward(GruCell.Step step);

  /** Gradients of one step of gated recurrent units. */
  void gruBackward(GruCell.Step step);

  /** One step of long short-term memory, see {@link LstmCell}. */
  void lstmForward(LstmCell.Step step);

  /** One step of long short-term memory from its inputs, for its state alone. */
  void lstmInference(LstmInferenceStep step);

  /** Gradients of one step of long short-term memory. */
  void lstmBackward(LstmCell.Step step);

  /** Replaces negative numbers by zero. */
  void relu(Matrix values);

  /** Zeroes {@code gradient} where the output {@code values} of {@link #relu} is not above zero. */
  void reluBackward(Matrix values, Matrix gradient);

  /**
   * Σ x·y over {@code count} numbers, a multiple of {@link #lanes}; {@code sums} is a place for
   * that many partial sums, which are added in order: the Vector API's own sum over lanes promises
   * none.
   */
  float dot(float[] x, int xAt, float[] y, int yAt, int count, float[] sums);

  /** y += factor · x over {@code count} numbers, a multiple of {@link #lanes}. */
  void addScaled(float factor, float[] x, int xAt, float[] y, int yAt, int count);

  /**
   * Drops numbers of {@code source} into {@code target} and keeps each one's factor.
   *
   * @param element the counter of the first number of the first row; neighbours in a row count up
   * @param pitch how much a row counts further than the one before
   */
  void drop(DropoutKey key, int element, int pitch, Matrix source, Matrix factors, Matrix target);

  /** values *= factors. */
  void multiply(Matrix values, Matrix factors);

  /**
   * Adds up the gradients that parts of a batch have for a block, each scaled.
   *
   * @param parts arrays of all gradients, of which the first {@code count} are added, in order
   * @return the sum of the squares of the result
   */
  double reduce(float[][] parts, int count, float scale, float[] sum, ParameterBlock block);

  /** Moves a block's parameters by one step of Adam. */
  void adam(AdamStep step, ParameterBlock block);

  /** Brings the transposed copy of a panel of weights up to date. */
  void transpose(Transposition transposition);
}
