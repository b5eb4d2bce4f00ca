package io.workbench.models.kernel;

/**
 * The reference of the three kinds of cells, see {@link RnnCell}, {@link GruCell} and {@link
 * LstmCell}.
 */
final class ScalarCells {
  private ScalarCells() {}

  static float sigmoid(float x) {
    return (float) (1 / (1 + Math.exp(-x)));
  }

  static float tanh(float x) {
    return (float) Math.tanh(x);
  }

  static void rnnForward(RnnCell.Step step) {
    Matrix products = step.products();
    Matrix hidden = step.hidden();
    for (int row = 0; row < hidden.rows; row++) {
      for (int unit = 0; unit < hidden.columns; unit++) {
        hidden.data[hidden.at(row, unit)] = tanh(products.data[products.at(row, unit)]);
      }
    }
  }

  static void rnnBackward(RnnCell.Step step) {
    Matrix products = step.products();
    Matrix gradient = step.hiddenGradient();
    Matrix hidden = step.hidden();
    for (int row = 0; row < hidden.rows; row++) {
      for (int unit = 0; unit < hidden.columns; unit++) {
        float h = hidden.data[hidden.at(row, unit)];
        products.data[products.at(row, unit)] = gradient.data[gradient.at(row, unit)] * (1 - h * h);
      }
    }
  }

  static void gruForward(GruCell.Step step) {
    int units = step.hidden().columns;
    float[] s = step.gates().data;
    float[] u = step.recurrent().data;
    Matrix before = step.hiddenBefore();
    Matrix hidden = step.hidden();
    for (int row = 0; row < hidden.rows; row++) {
      for (int unit = 0; unit < hidden.columns; unit++) {
        int at = step.gates().at(row, unit);
        int product = step.recurrent().at(row, unit);
        float r = sigmoid(s[at] + u[product]);
        float z = sigmoid(s[at + units] + u[product + units]);
        float n = tanh(s[at + 2 * units] + r * u[product + 2 * units]);
        s[at] = r;
        s[at + units] = z;
        s[at + 2 * units] = n;
        hidden.data[hidden.at(row, unit)] = (1 - z) * n + z * before.data[before.at(row, unit)];
      }
    }
  }

  static void gruBackward(GruCell.Step step) {
    int units = step.hidden().columns;
    float[] s = step.gates().data;
    float[] u = step.recurrent().data;
    Matrix before = step.hiddenBefore();
    Matrix gradient = step.hiddenGradient();
    Matrix gradientBefore = step.gradientBefore();
    for (int row = 0; row < before.rows; row++) {
      for (int unit = 0; unit < before.columns; unit++) {
        int at = step.gates().at(row, unit);
        int product = step.recurrent().at(row, unit);
        float r = s[at];
        float z = s[at + units];
        float n = s[at + 2 * units];
        float dh = gradient.data[gradient.at(row, unit)];
        float dz = dh * (before.data[before.at(row, unit)] - n) * z * (1 - z);
        float dn = dh * (1 - z) * (1 - n * n);
        float dr = dn * u[product + 2 * units] * r * (1 - r);
        gradientBefore.data[gradientBefore.at(row, unit)] += dh * z;
        s[at] = dr;
        s[at + units] = dz;
        s[at + 2 * units] = dn;
        u[product] = dr;
        u[product + units] = dz;
        u[product + 2 * units] = dn * r;
      }
    }
  }

  static void lstmForward(LstmCell.Step step) {
    int units = step.hidden().columns;
    float[] s = step.gates().data;
    Matrix before = step.cellBefore();
    Matrix cell = step.cell();
    Matrix cellTanh = step.cellTanh();
    Matrix hidden = step.hidden();
    for (int row = 0; row < hidden.rows; row++) {
      for (int unit = 0; unit < hidden.columns; unit++) {
        int at = step.gates().at(row, unit);
        float candidate = tanh(s[at]);
        float f = sigmoid(s[at + units]);
        float o = sigmoid(s[at + 2 * units]);
        float i = sigmoid(s[at + 3 * units]);
        float c = f * before.data[before.at(row, unit)] + i * candidate;
        s[at] = candidate;
        s[at + units] = f;
        s[at + 2 * units] = o;
        s[at + 3 * units] = i;
        cell.data[cell.at(row, unit)] = c;
        cellTanh.data[cellTanh.at(row, unit)] = tanh(c);
        hidden.data[hidden.at(row, unit)] = o * tanh(c);
      }
    }
  }

  static void lstmInference(LstmInferenceStep step) {
    float[] cells = step.scratch().cells;
    Matrix hidden = step.hidden();
    Matrix again = step.hiddenAgain();
    for (int unit = 0; unit < hidden.columns; unit++) {
      for (int row = 0; row < hidden.rows; row++) {
        float candidate = tanh(lstmSum(step, row, unit, 0));
        float f = sigmoid(lstmSum(step, row, unit, 1));
        float o = sigmoid(lstmSum(step, row, unit, 2));
        float i = sigmoid(lstmSum(step, row, unit, 3));
        int cell = step.weights().cell(hidden.rows, row, unit);
        cells[cell] = f * cells[cell] + i * candidate;
        float h = o * tanh(cells[cell]);
        hidden.data[hidden.at(row, unit)] = h;
        again.data[again.at(row, unit)] = h;
      }
    }
  }

  private static float lstmSum(LstmInferenceStep step, int row, int unit, int gate) {
    LstmWeights weights = step.weights();
    Matrix input = step.input();
    float sum = weights.bias(unit, gate);
    for (int k = 0; k < input.columns; k++) {
      sum += input.data[input.at(row, k)] * weights.weight(step.firstRow() + k, unit, gate);
    }
    return sum;
  }

  static void lstmBackward(LstmCell.Step step) {
    int units = step.hidden().columns;
    float[] s = step.gates().data;
    Matrix before = step.cellBefore();
    Matrix cellTanh = step.cellTanh();
    Matrix hiddenGradient = step.hiddenGradient();
    Matrix cellGradient = step.cellGradient();
    for (int row = 0; row < before.rows; row++) {
      for (int unit = 0; unit < before.columns; unit++) {
        int at = step.gates().at(row, unit);
        float candidate = s[at];
        float f = s[at + units];
        float o = s[at + 2 * units];
        float i = s[at + 3 * units];
        float t = cellTanh.data[cellTanh.at(row, unit)];
        float dh = hiddenGradient.data[hiddenGradient.at(row, unit)];
        float dc = cellGradient.data[cellGradient.at(row, unit)] + dh * o * (1 - t * t);
        s[at] = dc * i * (1 - candidate * candidate);
        s[at + units] = dc * before.data[before.at(row, unit)] * f * (1 - f);
        s[at + 2 * units] = dh * t * o * (1 - o);
        s[at + 3 * units] = dc * candidate * i * (1 - i);
        cellGradient.data[cellGradient.at(row, unit)] = dc * f;
      }
    }
  }
}
