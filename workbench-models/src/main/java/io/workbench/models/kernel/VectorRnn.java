package io.workbench.models.kernel;

import static io.workbench.models.kernel.VectorMath.LANES;
import static io.workbench.models.kernel.VectorMath.SPECIES;

import jdk.incubator.vector.FloatVector;

/** {@link RnnCell} with vectors. */
final class VectorRnn {
  private VectorRnn() {}

  static void forward(RnnCell.Step step) {
    float[] products = step.products().data;
    float[] hidden = step.hidden().data;
    for (int row = 0; row < step.hidden().rows; row++) {
      int productAt = step.products().at(row, 0);
      int hiddenAt = step.hidden().at(row, 0);
      VectorMath.tanh(products, productAt, hidden, hiddenAt, step.hidden().columns);
    }
  }

  static void backward(RnnCell.Step step) {
    float[] products = step.products().data;
    float[] hidden = step.hidden().data;
    float[] gradient = step.hiddenGradient().data;
    FloatVector one = FloatVector.broadcast(SPECIES, 1);
    for (int row = 0; row < step.hidden().rows; row++) {
      int productAt = step.products().at(row, 0);
      int hiddenAt = step.hidden().at(row, 0);
      int gradientAt = step.hiddenGradient().at(row, 0);
      for (int unit = 0; unit < step.hidden().columns; unit += LANES) {
        FloatVector state = FloatVector.fromArray(SPECIES, hidden, hiddenAt + unit);
        FloatVector.fromArray(SPECIES, gradient, gradientAt + unit)
            .mul(one.sub(state.mul(state)))
            .intoArray(products, productAt + unit);
      }
    }
  }
}
