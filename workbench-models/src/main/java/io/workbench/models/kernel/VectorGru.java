package io.workbench.models.kernel;

import static io.workbench.models.kernel.VectorMath.LANES;
import static io.workbench.models.kernel.VectorMath.SPECIES;

import jdk.incubator.vector.FloatVector;

/** {@link GruCell} with vectors. */
final class VectorGru {
  private VectorGru() {}

  static void forward(GruCell.Step step) {
    int units = step.hidden().columns;
    float[] gates = step.gates().data;
    for (int row = 0; row < step.hidden().rows; row++) {
      int gate = step.gates().at(row, 0);
      addProducts(step, row, units);
      VectorMath.sigmoid(gates, gate, 2 * units);
      resetProducts(step, row, units);
      VectorMath.tanh(gates, gate + 2 * units, gates, gate + 2 * units, units);
      mix(step, row, units);
    }
  }

  /** s₀ + u₀ and s₁ + u₁. */
  private static void addProducts(GruCell.Step step, int row, int units) {
    float[] gates = step.gates().data;
    float[] recurrent = step.recurrent().data;
    int gate = step.gates().at(row, 0);
    int product = step.recurrent().at(row, 0);
    for (int unit = 0; unit < 2 * units; unit += LANES) {
      FloatVector.fromArray(SPECIES, gates, gate + unit)
          .add(FloatVector.fromArray(SPECIES, recurrent, product + unit))
          .intoArray(gates, gate + unit);
    }
  }

  /** s₂ + r ⊙ u₂. */
  private static void resetProducts(GruCell.Step step, int row, int units) {
    float[] gates = step.gates().data;
    float[] recurrent = step.recurrent().data;
    int reset = step.gates().at(row, 0);
    int candidate = step.gates().at(row, 2 * units);
    int product = step.recurrent().at(row, 2 * units);
    for (int unit = 0; unit < units; unit += LANES) {
      FloatVector sum = FloatVector.fromArray(SPECIES, gates, candidate + unit);
      FloatVector.fromArray(SPECIES, gates, reset + unit)
          .fma(FloatVector.fromArray(SPECIES, recurrent, product + unit), sum)
          .intoArray(gates, candidate + unit);
    }
  }

  /** hₜ = n + z ⊙ (hₜ₋₁ - n). */
  private static void mix(GruCell.Step step, int row, int units) {
    float[] gates = step.gates().data;
    float[] before = step.hiddenBefore().data;
    float[] hidden = step.hidden().data;
    int update = step.gates().at(row, units);
    int candidateAt = step.gates().at(row, 2 * units);
    int beforeAt = step.hiddenBefore().at(row, 0);
    int hiddenAt = step.hidden().at(row, 0);
    for (int unit = 0; unit < units; unit += LANES) {
      FloatVector candidate = FloatVector.fromArray(SPECIES, gates, candidateAt + unit);
      FloatVector.fromArray(SPECIES, before, beforeAt + unit)
          .sub(candidate)
          .fma(FloatVector.fromArray(SPECIES, gates, update + unit), candidate)
          .intoArray(hidden, hiddenAt + unit);
    }
  }

  static void backward(GruCell.Step step) {
    for (int row = 0; row < step.hidden().rows; row++) {
      backwardRow(step, row, step.hidden().columns);
    }
  }

  private static void backwardRow(GruCell.Step step, int row, int units) {
    float[] gates = step.gates().data;
    float[] recurrent = step.recurrent().data;
    float[] before = step.hiddenBefore().data;
    float[] hiddenGradient = step.hiddenGradient().data;
    float[] gradientBefore = step.gradientBefore().data;
    int gate = step.gates().at(row, 0);
    int product = step.recurrent().at(row, 0);
    int beforeAt = step.hiddenBefore().at(row, 0);
    int hiddenAt = step.hiddenGradient().at(row, 0);
    int gradientAt = step.gradientBefore().at(row, 0);
    FloatVector one = FloatVector.broadcast(SPECIES, 1);
    for (int unit = 0; unit < units; unit += LANES) {
      int at = gate + unit;
      int productAt = product + unit;
      FloatVector reset = FloatVector.fromArray(SPECIES, gates, at);
      FloatVector update = FloatVector.fromArray(SPECIES, gates, at + units);
      FloatVector candidate = FloatVector.fromArray(SPECIES, gates, at + 2 * units);
      FloatVector dHidden = FloatVector.fromArray(SPECIES, hiddenGradient, hiddenAt + unit);
      FloatVector state = FloatVector.fromArray(SPECIES, before, beforeAt + unit);
      FloatVector dUpdate = dHidden.mul(state.sub(candidate));
      dUpdate = dUpdate.mul(update).mul(one.sub(update));
      FloatVector dCandidate = dHidden.mul(one.sub(update));
      dCandidate = dCandidate.mul(one.sub(candidate.mul(candidate)));
      FloatVector dReset = FloatVector.fromArray(SPECIES, recurrent, productAt + 2 * units);
      dReset = dReset.mul(dCandidate).mul(reset).mul(one.sub(reset));
      FloatVector dBefore = FloatVector.fromArray(SPECIES, gradientBefore, gradientAt + unit);
      dHidden.fma(update, dBefore).intoArray(gradientBefore, gradientAt + unit);
      dReset.intoArray(gates, at);
      dUpdate.intoArray(gates, at + units);
      dCandidate.intoArray(gates, at + 2 * units);
      dReset.intoArray(recurrent, productAt);
      dUpdate.intoArray(recurrent, productAt + units);
      dCandidate.mul(reset).intoArray(recurrent, productAt + 2 * units);
    }
  }
}
