package io.workbench.models.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * What every implementation of the kernels must do, checked against the formulas in double
 * precision, over odd sizes.
 *
 * <p>Tolerances: u = 2⁻²⁴ is a float's rounding error. A sum of n products of numbers up to 1 is
 * off by at most (n + 1)·n u; a gate's functions are off by at most 5 u and enter a handful of
 * products of numbers up to 1.
 */
abstract class KernelsContract {
  private static final double ROUNDING = Math.pow(2, -24);
  private static final Offset<Double> CELL = within(64 * ROUNDING);

  private final Random random = new Random(7);

  abstract Kernels kernels();

  @Test
  void productsOfOddSizes() {
    int lanes = kernels().lanes();
    for (int rows : new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 16, 23}) {
      for (int depth : new int[] {0, 1, 2, 5, 64, 129, 300}) {
        for (int vectors : new int[] {1, 3, 4, 6, 9}) {
          Matrix a = matrix(rows, depth, depth + 3);
          checkProduct(a, packed(depth, vectors * lanes), panels(rows, vectors * lanes));
          Matrix below = matrix(depth, rows, rows + 2);
          checkProduct(
              below.transposed(), panels(depth, vectors * lanes), packed(rows, vectors * lanes));
        }
      }
    }
  }

  private void checkProduct(Matrix a, Panels b, Panels c) {
    float[] before = c.data.clone();
    kernels().multiplyAdd(a, b, c);
    Offset<Double> bound = within((a.columns + 1) * (a.columns + 1) * ROUNDING);
    for (int row = 0; row < c.rows; row++) {
      for (int column = 0; column < c.vectors * c.lanes; column += 1 + random.nextInt(5)) {
        double sum = before[c.at(row, column)];
        for (int k = 0; k < a.columns; k++) {
          sum += (double) a.data[a.at(row, k)] * b.data[b.at(k, column)];
        }
        assertThat((double) c.data[c.at(row, column)]).isCloseTo(sum, bound);
        before[c.at(row, column)] = c.data[c.at(row, column)];
      }
    }
  }

  @Test
  void rowOfAProductDoesNotDependOnTheOthers() {
    int columns = 5 * kernels().lanes();
    Matrix a = matrix(16, 150, 150);
    Panels b = packed(150, columns);
    Matrix all = Matrix.zeros(16, columns);
    kernels().multiplyAdd(a, b, Panels.of(all, kernels().lanes()));
    for (int row = 0; row < 16; row++) {
      Matrix single = Matrix.zeros(1, columns);
      kernels().multiplyAdd(a.rows(row, 1), b, Panels.of(single, kernels().lanes()));
      int at = all.at(row, 0);
      assertThat(single.data).containsExactly(Arrays.copyOfRange(all.data, at, at + columns));
    }
  }

  @Test
  void refusesProductsThatHaveNoMeaning() {
    int lanes = kernels().lanes();
    assertThatThrownBy(
            () -> kernels().multiplyAdd(matrix(2, 3, 3), packed(4, lanes), panels(2, lanes)))
        .hasMessage(
            "A product needs [n, k] · [k, m] = [n, m], but was given [2, 3] · [4, %d] = [2, %d].",
            lanes, lanes);
  }

  @Test
  void rnnStep() {
    int units = 3 * kernels().lanes();
    Matrix products = matrix(5, units, units + 1);
    Matrix hidden = matrix(5, units, units);
    Matrix gradient = matrix(5, units, units + 2);
    double[] sums = copy(products);
    RnnCell.Step step = new RnnCell.Step(products, hidden, gradient);
    kernels().rnnForward(step);
    for (int index = 0; index < sums.length; index++) {
      double h = Math.tanh(sums[index]);
      assertThat((double) value(hidden, index)).isCloseTo(h, CELL);
    }
    kernels().rnnBackward(step);
    for (int index = 0; index < sums.length; index++) {
      double h = Math.tanh(sums[index]);
      assertThat((double) value(products, index))
          .isCloseTo(value(gradient, index) * (1 - h * h), CELL);
    }
  }

  @Test
  void gruStep() {
    int units = 3 * kernels().lanes();
    Matrix gates = matrix(3, 3 * units, 3 * units + 4);
    Matrix recurrent = matrix(3, 3 * units, 3 * units);
    Matrix before = matrix(3, units, units);
    Matrix hidden = matrix(3, units, units + 1);
    Matrix gradient = matrix(3, units, units);
    Matrix gradientBefore = matrix(3, units, units);
    double[] s = copy(gates);
    double[] u = copy(recurrent);
    double[] sum = copy(gradientBefore);
    GruCell.Step step =
        new GruCell.Step(gates, recurrent, before, hidden, gradient, gradientBefore);
    kernels().gruForward(step);
    double[] h = copy(hidden);
    kernels().gruBackward(step);
    for (int index = 0; index < h.length; index++) {
      int at = index / units * 3 * units + index % units;
      double r = sigmoid(s[at] + u[at]);
      double z = sigmoid(s[at + units] + u[at + units]);
      double n = Math.tanh(s[at + 2 * units] + r * u[at + 2 * units]);
      double hBefore = value(before, index);
      double dh = value(gradient, index);
      double dn = dh * (1 - z) * (1 - n * n);
      double dr = dn * u[at + 2 * units] * r * (1 - r);
      double dz = dh * (hBefore - n) * z * (1 - z);
      assertThat(h[index]).isCloseTo((1 - z) * n + z * hBefore, CELL);
      assertThat((double) value(gradientBefore, index)).isCloseTo(sum[index] + dh * z, CELL);
      assertThat((double) value(gates, at)).isCloseTo(dr, CELL);
      assertThat((double) value(gates, at + units)).isCloseTo(dz, CELL);
      assertThat((double) value(gates, at + 2 * units)).isCloseTo(dn, CELL);
      assertThat((double) value(recurrent, at)).isCloseTo(dr, CELL);
      assertThat((double) value(recurrent, at + units)).isCloseTo(dz, CELL);
      assertThat((double) value(recurrent, at + 2 * units)).isCloseTo(dn * r, CELL);
    }
  }

  @Test
  void lstmStep() {
    int units = 3 * kernels().lanes();
    Matrix gates = matrix(3, 4 * units, 4 * units + 4);
    Matrix before = matrix(3, units, units);
    Matrix cell = matrix(3, units, units);
    Matrix cellTanh = matrix(3, units, units);
    Matrix hidden = matrix(3, units, units + 1);
    Matrix gradient = matrix(3, units, units);
    Matrix cellGradient = matrix(3, units, units);
    double[] s = copy(gates);
    double[] carried = copy(cellGradient);
    LstmCell.Step step =
        new LstmCell.Step(gates, before, cell, cellTanh, hidden, gradient, cellGradient);
    kernels().lstmForward(step);
    double[] h = copy(hidden);
    kernels().lstmBackward(step);
    for (int index = 0; index < h.length; index++) {
      int at = index / units * 4 * units + index % units;
      double candidate = Math.tanh(s[at]);
      double f = sigmoid(s[at + units]);
      double o = sigmoid(s[at + 2 * units]);
      double i = sigmoid(s[at + 3 * units]);
      double cBefore = value(before, index);
      double c = f * cBefore + i * candidate;
      double t = Math.tanh(c);
      double dh = value(gradient, index);
      double dc = carried[index] + dh * o * (1 - t * t);
      assertThat((double) value(cell, index)).isCloseTo(c, CELL);
      assertThat(h[index]).isCloseTo(o * t, CELL);
      assertThat((double) value(cellGradient, index)).isCloseTo(dc * f, CELL);
      assertThat((double) value(gates, at)).isCloseTo(dc * i * (1 - candidate * candidate), CELL);
      assertThat((double) value(gates, at + units)).isCloseTo(dc * cBefore * f * (1 - f), CELL);
      assertThat((double) value(gates, at + 2 * units)).isCloseTo(dh * t * o * (1 - o), CELL);
      assertThat((double) value(gates, at + 3 * units))
          .isCloseTo(dc * candidate * i * (1 - i), CELL);
    }
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  Matrix matrix(int rows, int columns, int stride) {
    float[] data = new float[rows * stride];
    for (int index = 0; index < data.length; index++) {
      data[index] = random.nextFloat() * 2 - 1;
    }
    return Matrix.of(data, rows, columns, stride);
  }

  Panels packed(int rows, int columns) {
    Matrix numbers = matrix(rows, columns, columns);
    return Panels.packed(numbers.data, 0, rows, columns, kernels().lanes());
  }

  private Panels panels(int rows, int columns) {
    return Panels.of(matrix(rows, columns, columns + 1), kernels().lanes());
  }

  /** Number {@code index} of a matrix, counted row by row. */
  static float value(Matrix matrix, int index) {
    return matrix.data[matrix.at(index / matrix.columns, index % matrix.columns)];
  }

  static double[] copy(Matrix matrix) {
    double[] copy = new double[matrix.rows * matrix.columns];
    for (int index = 0; index < copy.length; index++) {
      copy[index] = value(matrix, index);
    }
    return copy;
  }
}
