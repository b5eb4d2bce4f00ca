package io.workbench.models.kernel;

/**
 * The reference: every kernel as its formula says, one number at a time. {@link VectorKernels} must
 * agree with it.
 *
 * <p>It keeps the layout of vectors of {@link #lanes} numbers, so that both can work on the same
 * arrays.
 */
final class ScalarKernels implements Kernels {
  private final int lanes;

  /** Lays numbers out as for vectors of 8 lanes. */
  ScalarKernels() {
    this(8);
  }

  /**
   * Lays numbers out as for vectors of the given width.
   *
   * @param lanes at least 1
   */
  ScalarKernels(int lanes) {
    if (lanes < 1) {
      throw new IllegalArgumentException("lanes must be at least 1, but were " + lanes + ".");
    }
    this.lanes = lanes;
  }

  @Override
  public int lanes() {
    return lanes;
  }

  @Override
  public String description() {
    return "scalar";
  }

  @Override
  public void multiplyAdd(Matrix a, Panels b, Panels c) {
    Panels.checkProduct(a, b, c);
    for (int row = 0; row < a.rows; row++) {
      for (int k = 0; k < a.columns; k++) {
        float factor = a.data[a.at(row, k)];
        for (int column = 0; column < c.vectors * lanes; column += lanes) {
          addScaled(factor, b.data, b.at(k, column), c.data, c.at(row, column), lanes);
        }
      }
    }
  }

  @Override
  public void addColumnSums(Matrix source, float[] sums, int offset) {
    for (int row = 0; row < source.rows; row++) {
      addScaled(1, source.data, source.at(row, 0), sums, offset, source.columns);
    }
  }

  @Override
  public void rnnForward(RnnCell.Step step) {
    ScalarCells.rnnForward(step);
  }

  @Override
  public void rnnBackward(RnnCell.Step step) {
    ScalarCells.rnnBackward(step);
  }

  @Override
  public void gruForward(GruCell.Step step) {
    ScalarCells.gruForward(step);
  }

  @Override
  public void gruBackward(GruCell.Step step) {
    ScalarCells.gruBackward(step);
  }

  @Override
  public void lstmForward(LstmCell.Step step) {
    ScalarCells.lstmForward(step);
  }

  @Override
  public void lstmInference(LstmInferenceStep step) {
    ScalarCells.lstmInference(step);
  }

  @Override
  public void lstmBackward(LstmCell.Step step) {
    ScalarCells.lstmBackward(step);
  }

  @Override
  public void relu(Matrix values) {
    for (int row = 0; row < values.rows; row++) {
      for (int column = 0; column < values.columns; column++) {
        int at = values.at(row, column);
        values.data[at] = Math.max(0, values.data[at]);
      }
    }
  }

  @Override
  public void reluBackward(Matrix values, Matrix gradient) {
    for (int row = 0; row < values.rows; row++) {
      for (int column = 0; column < values.columns; column++) {
        if (values.data[values.at(row, column)] == 0) {
          gradient.data[gradient.at(row, column)] = 0;
        }
      }
    }
  }

  @Override
  public float dot(float[] x, int xAt, float[] y, int yAt, int count, float[] sums) {
    float sum = 0;
    for (int index = 0; index < count; index++) {
      sum += x[xAt + index] * y[yAt + index];
    }
    return sum;
  }

  @Override
  public void addScaled(float factor, float[] x, int xAt, float[] y, int yAt, int count) {
    for (int index = 0; index < count; index++) {
      y[yAt + index] += factor * x[xAt + index];
    }
  }

  @Override
  public void drop(
      DropoutKey key, int element, int pitch, Matrix source, Matrix factors, Matrix target) {
    for (int row = 0; row < source.rows; row++) {
      for (int column = 0; column < source.columns; column++) {
        float factor = key.factor(element + row * pitch + column);
        factors.data[factors.at(row, column)] = factor;
        target.data[target.at(row, column)] = factor * source.data[source.at(row, column)];
      }
    }
  }

  @Override
  public void multiply(Matrix values, Matrix factors) {
    for (int row = 0; row < values.rows; row++) {
      for (int column = 0; column < values.columns; column++) {
        values.data[values.at(row, column)] *= factors.data[factors.at(row, column)];
      }
    }
  }

  @Override
  public double reduce(float[][] parts, int count, float scale, float[] sum, ParameterBlock block) {
    double squares = 0;
    for (int at = block.offset; at < block.offset + block.length; at++) {
      float total = parts[0][at];
      for (int part = 1; part < count; part++) {
        total += parts[part][at];
      }
      sum[at] = total * scale;
      squares += (double) sum[at] * sum[at];
    }
    return squares;
  }

  @Override
  public void adam(AdamStep step, ParameterBlock block) {
    for (int at = block.offset; at < block.offset + block.length; at++) {
      float w = step.parameters[at];
      float g = step.gradient[at] * step.clip + w * step.coupledDecay;
      float m = step.mean[at] * step.beta1 + g * (1 - step.beta1);
      float v = step.variance[at] * step.beta2 + g * g * (1 - step.beta2);
      step.mean[at] = m;
      step.variance[at] = v;
      float change = m * step.rate / ((float) Math.sqrt(v) + step.epsilon);
      step.parameters[at] = w - change - w * step.decoupledDecay;
    }
  }

  @Override
  public void transpose(Transposition transposition) {
    for (int row = 0; row < transposition.weights().rows; row++) {
      transposition.transposeRow(row);
    }
  }
}
