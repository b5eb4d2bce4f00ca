package io.workbench.models.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * One step of an LSTM's inference against its formula in double precision, over odd sizes.
 *
 * <p>Tolerance: u = 2⁻²⁴ is a float's rounding error. A gate's sum of n products of numbers up to 1
 * is off by at most (n + 1)² u, four gates enter a state, whose own handful of roundings is below
 * 64 u.
 */
class LstmInferenceTest {
  static final List<Kernels> KERNELS = List.of(new ScalarKernels(3), KernelProvider.best());
  private static final double ROUNDING = Math.pow(2, -24);

  private final Random random = new Random(5);

  private float[] numbers(int count) {
    float[] numbers = new float[count];
    for (int index = 0; index < count; index++) {
      numbers[index] = 2 * random.nextFloat() - 1;
    }
    return numbers;
  }

  private CellTensors tensors(int lanes, int units, int inputs) {
    int columns = LstmWeights.GATES * units;
    float[] data = numbers((inputs + units + 1) * columns);
    return new CellTensors(
        data,
        Panels.packed(data, 0, inputs, columns, lanes),
        Panels.packed(data, inputs * columns, units, columns, lanes),
        (inputs + units) * columns,
        -1);
  }

  @ParameterizedTest
  @FieldSource("KERNELS")
  void stateOfOddSizes(Kernels kernels) {
    for (int rows : new int[] {1, 2, 3, 4, 5, 7, 18}) {
      for (int blocks : new int[] {1, 2, 3}) {
        for (int inputs : new int[] {1, 5, 200}) {
          int units = blocks * kernels.lanes();
          CellTensors tensors = tensors(kernels.lanes(), units, inputs);
          check(kernels, tensors, rows, false, false);
          check(kernels, tensors, rows, true, false);
          check(kernels, tensors, rows, false, true);
          check(kernels, tensors, rows, true, true);
        }
      }
    }
  }

  private void check(
      Kernels kernels, CellTensors tensors, int rows, boolean backward, boolean first) {
    int inputs = tensors.input().rows;
    int units = tensors.recurrent().rows;
    LstmWeights weights = new LstmWeights(units, inputs, kernels.lanes(), backward);
    weights.copy(tensors);
    LstmScratch scratch = new LstmScratch(rows, units, kernels.lanes());
    System.arraycopy(numbers(rows * units), 0, scratch.cells, 0, rows * units);
    float[] before = scratch.cells.clone();
    int columns = units + inputs;
    Matrix row = Matrix.of(numbers(rows * (columns + 3)), rows, columns, columns + 3);
    Matrix input = row.columns(weights.inputRow, inputs);
    Matrix state = row.columns(backward ? inputs : 0, units);
    Matrix hidden = Matrix.zeros(rows, units);
    Matrix again = Matrix.of(new float[rows * (units + 5)], rows, units, units + 5);
    kernels.lstmInference(
        new LstmInferenceStep(
            first ? input : row, weights, first ? weights.inputRow : 0, hidden, again, scratch));
    double bound = 4 * Math.pow(columns + 1, 2) * ROUNDING + 64 * ROUNDING;
    for (int window = 0; window < rows; window++) {
      for (int unit = 0; unit < units; unit++) {
        double[] s = new double[LstmWeights.GATES];
        for (int gate = 0; gate < s.length; gate++) {
          int column = gate * units + unit;
          s[gate] = tensors.data()[tensors.bias() + column];
          s[gate] += dot(input, window, tensors.input(), column);
          s[gate] += first ? 0 : dot(state, window, tensors.recurrent(), column);
        }
        int cell = weights.cell(rows, window, unit);
        double c = sigmoid(s[1]) * before[cell] + sigmoid(s[3]) * Math.tanh(s[0]);
        double h = sigmoid(s[2]) * Math.tanh(c);
        assertThat((double) scratch.cells[cell]).isCloseTo(c, within(bound));
        assertThat((double) hidden.data[hidden.at(window, unit)]).isCloseTo(h, within(bound));
        assertThat(again.data[again.at(window, unit)])
            .isEqualTo(hidden.data[hidden.at(window, unit)]);
      }
    }
  }

  private static double dot(Matrix left, int row, Panels right, int column) {
    double sum = 0;
    for (int k = 0; k < left.columns; k++) {
      sum += (double) left.data[left.at(row, k)] * right.data[right.at(k, column)];
    }
    return sum;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** A single input of weight 1 and no state: what it is, all four sums are. */
  private static float stateAfter(Kernels kernels, float value, float cell) {
    int units = kernels.lanes();
    LstmWeights weights = new LstmWeights(units, 1, kernels.lanes(), false);
    Arrays.fill(weights.data, 1);
    LstmScratch scratch = new LstmScratch(5, units, kernels.lanes());
    Arrays.fill(scratch.cells, cell);
    Matrix input = Matrix.zeros(5, 1);
    input.data[1] = value;
    Matrix hidden = Matrix.zeros(5, units);
    kernels.lstmInference(
        new LstmInferenceStep(input, weights, weights.inputRow, hidden, hidden, scratch));
    assertThat(hidden.data[hidden.at(0, 0)]).isFinite();
    return hidden.data[hidden.at(1, 0)];
  }

  @ParameterizedTest
  @FieldSource("KERNELS")
  void saturatesAndLetsNotANumberThrough(Kernels kernels) {
    float largest = Float.MAX_VALUE;
    assertThat((double) stateAfter(kernels, largest, 2))
        .isCloseTo(Math.tanh(3), within(64 * ROUNDING));
    assertThat((double) stateAfter(kernels, Float.POSITIVE_INFINITY, 2))
        .isCloseTo(Math.tanh(3), within(64 * ROUNDING));
    assertThat((double) stateAfter(kernels, -largest, 2)).isCloseTo(0, within(64 * ROUNDING));
    assertThat(stateAfter(kernels, Float.NaN, 2)).isNaN();
  }
}
