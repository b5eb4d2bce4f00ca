package io.workbench.models.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * The rest of {@link KernelsContract}: what is done number by number, and numbers that are none.
 */
abstract class ElementKernelsContract extends KernelsContract {
  private static final Offset<Float> FEW_ROUNDINGS = within(1e-6f);

  @Test
  void gateFunctionsAreWithinTheirErrorEverywhere() {
    int lanes = kernels().lanes();
    double worstTanh = 0;
    double worstSigmoid = 0;
    for (double x = -20; x < 20; x += 1e-3) {
      float tanh = step((float) x, 0, lanes);
      worstTanh = Math.max(worstTanh, Math.abs(tanh - Math.tanh((float) x)));
      float sigmoid = sigmoid((float) x, lanes);
      worstSigmoid = Math.max(worstSigmoid, Math.abs(sigmoid - 1 / (1 + Math.exp(-(float) x))));
      assertThat(tanh).isBetween(-1f, 1f);
      assertThat(sigmoid).isBetween(0f, 1f);
    }
    assertThat(worstTanh).isLessThan(2.8e-7);
    assertThat(worstSigmoid).isLessThan(1.8e-7);
  }

  @Test
  void gateFunctionsKeepNaNAndTakeInfinities() {
    int lanes = kernels().lanes();
    for (float nan : new float[] {Float.NaN, Float.intBitsToFloat(0xffffffff)}) {
      assertThat(step(nan, 0, lanes)).isNaN();
      assertThat(sigmoid(nan, lanes)).isNaN();
    }
    assertThat(step(Float.POSITIVE_INFINITY, 0, lanes)).isCloseTo(1, FEW_ROUNDINGS);
    assertThat(step(Float.NEGATIVE_INFINITY, 0, lanes)).isCloseTo(-1, FEW_ROUNDINGS);
    assertThat(sigmoid(Float.POSITIVE_INFINITY, lanes)).isCloseTo(1, FEW_ROUNDINGS);
    assertThat(sigmoid(Float.NEGATIVE_INFINITY, lanes)).isCloseTo(0, FEW_ROUNDINGS);
    assertThat(step(-0f, 0, lanes)).isZero();
  }

  private float step(float x, int lane, int lanes) {
    Matrix products = Matrix.zeros(1, lanes);
    products.data[lane] = x;
    Matrix hidden = Matrix.zeros(1, lanes);
    kernels().rnnForward(new RnnCell.Step(products, hidden, hidden));
    return hidden.data[lane];
  }

  /** The forget gate of an LSTM, seen through a cell that held 1 and takes nothing in. */
  private float sigmoid(float x, int lanes) {
    Matrix gates = Matrix.zeros(1, 4 * lanes);
    gates.data[lanes] = x;
    Matrix before = Matrix.zeros(1, lanes);
    before.data[0] = 1;
    Matrix cell = Matrix.zeros(1, lanes);
    Matrix other = Matrix.zeros(1, lanes);
    kernels().lstmForward(new LstmCell.Step(gates, before, cell, other, other, other, other));
    return cell.data[0];
  }

  @Test
  void rowsAndColumns() {
    int columns = 3 * kernels().lanes();
    Matrix target = matrix(4, columns, columns + 2);
    float[] row = matrix(1, columns + 5, columns + 5).data;
    kernels().fillRows(target, row, 5);
    float[] sums = new float[columns + 1];
    sums[1] = 10;
    kernels().addColumnSums(target, sums, 1);
    for (int column = 0; column < columns; column++) {
      assertThat(value(target, 3 * columns + column)).isEqualTo(row[5 + column]);
      assertThat(sums[1 + column])
          .isCloseTo((column == 0 ? 10 : 0) + 4 * row[5 + column], FEW_ROUNDINGS);
    }
  }

  @Test
  void reluPassesWhatIsPositiveAndItsGradient() {
    int columns = 2 * kernels().lanes();
    Matrix values = matrix(3, columns, columns + 1);
    values.data[0] = 0;
    values.data[1] = Float.NaN;
    Matrix gradient = matrix(3, columns, columns);
    double[] before = copy(values);
    double[] passed = copy(gradient);
    kernels().relu(values);
    kernels().reluBackward(values, gradient);
    for (int index = 0; index < before.length; index++) {
      if (Double.isNaN(before[index])) {
        assertThat(value(values, index)).isNaN();
      } else {
        assertThat((double) value(values, index)).isEqualTo(Math.max(0, before[index]));
        double expected = before[index] > 0 ? passed[index] : 0;
        assertThat((double) value(gradient, index)).isEqualTo(expected);
      }
    }
  }

  @Test
  void dotAndScaledSum() {
    int count = 5 * kernels().lanes();
    float[] x = matrix(1, count + 1, count + 1).data;
    float[] y = matrix(1, count + 2, count + 2).data;
    double sum = 0;
    for (int index = 0; index < count; index++) {
      sum += (double) x[1 + index] * y[2 + index];
    }
    float[] partial = new float[kernels().lanes()];
    assertThat(kernels().dot(x, 1, y, 2, count, partial)).isCloseTo((float) sum, within(1e-5f));
    float[] before = y.clone();
    kernels().addScaled(0.5f, x, 1, y, 2, count);
    for (int index = 0; index < count; index++) {
      assertThat(y[2 + index]).isCloseTo(before[2 + index] + 0.5f * x[1 + index], FEW_ROUNDINGS);
    }
    assertThat(y[0]).isEqualTo(before[0]);
  }

  @Test
  void dropsExactlyWhatTheKeySays() {
    DropoutKey key = new DropoutKey(0.3);
    key.set(1, 2, 3);
    int columns = 2 * kernels().lanes();
    Matrix source = matrix(3, columns, columns + 1);
    Matrix factors = Matrix.zeros(3, columns);
    Matrix target = Matrix.zeros(3, columns);
    kernels().drop(key, 1000, 77, source, factors, target);
    for (int index = 0; index < 3 * columns; index++) {
      float factor = key.factor(1000 + index / columns * 77 + index % columns);
      assertThat(value(factors, index)).isEqualTo(factor);
      assertThat(value(target, index)).isEqualTo(factor * value(source, index));
    }
    kernels().multiply(target, factors);
    assertThat(value(target, 4))
        .isCloseTo(value(source, 4) * value(factors, 4) * value(factors, 4), FEW_ROUNDINGS);
  }

  @Test
  void gradientsOfPartsAreAddedInOrder() {
    int lanes = kernels().lanes();
    int size = 200 * lanes;
    float[][] parts = {
      matrix(1, size, size).data, matrix(1, size, size).data, matrix(1, size, size).data
    };
    float[] sum = new float[size];
    ParameterBlock block = new ParameterBlock(lanes, size - 2 * lanes, lanes, null);
    double squares = kernels().reduce(parts, 2, 0.25f, sum, block);
    double expected = 0;
    for (int at = lanes; at < size - lanes; at++) {
      assertThat(sum[at]).isEqualTo((parts[0][at] + parts[1][at]) * 0.25f);
      expected += (double) sum[at] * sum[at];
    }
    assertThat(squares).isCloseTo(expected, within(1e-5 * expected));
    assertThat(sum[0]).isZero();
    assertThat(sum[size - 1]).isZero();
  }

  @Test
  void transposesPanelsOfOddSizes() {
    int lanes = kernels().lanes();
    for (int rows : new int[] {1, lanes - 1, lanes, 2 * lanes + 1, 5 * lanes + 2}) {
      int padded = NetworkPlan.padded(rows, lanes);
      for (int vectors : new int[] {1, 4, 6}) {
        Panels weights = packed(rows, vectors * lanes);
        float[] room = new float[vectors * lanes * padded];
        Panels transposed = Panels.packed(room, 0, vectors * lanes, padded, lanes);
        for (int vector = 0; vector < vectors; vector += vector < weights.wideVectors() ? 4 : 1) {
          int width = vector < weights.wideVectors() ? 4 : 1;
          kernels().transpose(new Transposition(weights, vector, width, transposed));
        }
        for (int column = 0; column < vectors * lanes; column++) {
          for (int row = 0; row < padded; row++) {
            float expected = row < rows ? weights.data[weights.at(row, column)] : 0;
            assertThat(room[transposed.at(column, row)]).isEqualTo(expected);
          }
        }
      }
    }
  }

  @Test
  void adamFollowsItsFormula() {
    adam(new OptimizerPlan(0.01, 0.9, 0.999, 1e-8, 0.1, true), 0, 0.01 * 0.1);
    adam(new OptimizerPlan(0.01, 0.9, 0.999, 0.25, 0.1, false), 0.1, 0);
  }

  /** One step at the plan's learning rate, after four, with gradients clipped to half. */
  private void adam(OptimizerPlan plan, double coupledDecay, double decoupledDecay) {
    int lanes = kernels().lanes();
    int size = 3 * lanes;
    AdamStep step = new AdamStep(matrix(1, size, size).data, plan);
    System.arraycopy(matrix(1, size, size).data, 0, step.gradient, 0, size);
    Arrays.fill(step.mean, 0.1f);
    Arrays.fill(step.variance, 0.2f);
    step.prepare(plan, 0.01, 4, 0.5);
    float[] before = step.parameters.clone();
    kernels().adam(step, new ParameterBlock(0, size, lanes, null));
    for (int at = 0; at < size; at++) {
      double g = 0.5 * step.gradient[at] + coupledDecay * before[at];
      double m = 0.9 * 0.1 + 0.1 * g;
      double v = 0.999 * 0.2 + 0.001 * g * g;
      double rate = 0.01 * Math.sqrt(1 - Math.pow(0.999, 5)) / (1 - Math.pow(0.9, 5));
      double change = rate * m / (Math.sqrt(v) + plan.epsilon());
      double expected = before[at] - change - decoupledDecay * before[at];
      assertThat(step.mean[at]).isCloseTo((float) m, FEW_ROUNDINGS);
      assertThat(step.variance[at]).isCloseTo((float) v, FEW_ROUNDINGS);
      assertThat(step.parameters[at]).isCloseTo((float) expected, FEW_ROUNDINGS);
    }
  }
}
