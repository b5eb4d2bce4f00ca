package io.workbench.models.kernel;

import static io.workbench.models.kernel.VectorMath.LANES;
import static io.workbench.models.kernel.VectorMath.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * {@link LstmCell} with vectors: a short loop for each formula. One loop for all of them was tried:
 * it gained a tenth when HotSpot kept it whole, and lost fivefold when it did not.
 */
final class VectorLstm {
  private VectorLstm() {}

  static void forward(LstmCell.Step step) {
    int units = step.hidden().columns;
    float[] gates = step.gates().data;
    float[] cell = step.cell().data;
    float[] cellTanh = step.cellTanh().data;
    for (int row = 0; row < step.hidden().rows; row++) {
      int gate = step.gates().at(row, 0);
      VectorMath.tanh(gates, gate, gates, gate, units);
      VectorMath.sigmoid(gates, gate + units, 3 * units);
      remember(step, row, units);
      VectorMath.tanh(cell, step.cell().at(row, 0), cellTanh, step.cellTanh().at(row, 0), units);
      show(step, row, units);
    }
  }

  /** cₜ = f ⊙ cₜ₋₁ + i ⊙ c̃. */
  private static void remember(LstmCell.Step step, int row, int units) {
    float[] gates = step.gates().data;
    float[] before = step.cellBefore().data;
    float[] cell = step.cell().data;
    int gate = step.gates().at(row, 0);
    int beforeAt = step.cellBefore().at(row, 0);
    int cellAt = step.cell().at(row, 0);
    for (int unit = 0; unit < units; unit += LANES) {
      FloatVector candidate = FloatVector.fromArray(SPECIES, gates, gate + unit);
      FloatVector forget = FloatVector.fromArray(SPECIES, gates, gate + units + unit);
      FloatVector input = FloatVector.fromArray(SPECIES, gates, gate + 3 * units + unit);
      FloatVector kept = FloatVector.fromArray(SPECIES, before, beforeAt + unit).mul(forget);
      input.fma(candidate, kept).intoArray(cell, cellAt + unit);
    }
  }

  /** hₜ = o ⊙ tanh(cₜ). */
  private static void show(LstmCell.Step step, int row, int units) {
    float[] gates = step.gates().data;
    float[] cellTanh = step.cellTanh().data;
    float[] hidden = step.hidden().data;
    int output = step.gates().at(row, 2 * units);
    int tanhAt = step.cellTanh().at(row, 0);
    int hiddenAt = step.hidden().at(row, 0);
    for (int unit = 0; unit < units; unit += LANES) {
      FloatVector.fromArray(SPECIES, gates, output + unit)
          .mul(FloatVector.fromArray(SPECIES, cellTanh, tanhAt + unit))
          .intoArray(hidden, hiddenAt + unit);
    }
  }

  static void backward(LstmCell.Step step) {
    for (int row = 0; row < step.hidden().rows; row++) {
      backwardRow(step, row, step.hidden().columns);
    }
  }

  private static void backwardRow(LstmCell.Step step, int row, int units) {
    float[] gates = step.gates().data;
    float[] before = step.cellBefore().data;
    float[] cellTanh = step.cellTanh().data;
    float[] hiddenGradient = step.hiddenGradient().data;
    float[] cellGradient = step.cellGradient().data;
    int gate = step.gates().at(row, 0);
    int beforeAt = step.cellBefore().at(row, 0);
    int tanhAt = step.cellTanh().at(row, 0);
    int hiddenAt = step.hiddenGradient().at(row, 0);
    int cellAt = step.cellGradient().at(row, 0);
    FloatVector one = FloatVector.broadcast(SPECIES, 1);
    for (int unit = 0; unit < units; unit += LANES) {
      int at = gate + unit;
      FloatVector candidate = FloatVector.fromArray(SPECIES, gates, at);
      FloatVector forget = FloatVector.fromArray(SPECIES, gates, at + units);
      FloatVector output = FloatVector.fromArray(SPECIES, gates, at + 2 * units);
      FloatVector input = FloatVector.fromArray(SPECIES, gates, at + 3 * units);
      FloatVector tanh = FloatVector.fromArray(SPECIES, cellTanh, tanhAt + unit);
      FloatVector dHidden = FloatVector.fromArray(SPECIES, hiddenGradient, hiddenAt + unit);
      FloatVector dOutput = dHidden.mul(tanh);
      FloatVector dState = FloatVector.fromArray(SPECIES, cellGradient, cellAt + unit);
      dState = dState.add(dHidden.mul(output).mul(one.sub(tanh.mul(tanh))));
      FloatVector dCandidate = dState.mul(input);
      FloatVector dInput = dState.mul(candidate);
      FloatVector dForget = dState.mul(FloatVector.fromArray(SPECIES, before, beforeAt + unit));
      dState.mul(forget).intoArray(cellGradient, cellAt + unit);
      dCandidate.mul(one.sub(candidate.mul(candidate))).intoArray(gates, at);
      dForget.mul(forget).mul(one.sub(forget)).intoArray(gates, at + units);
      dOutput.mul(output).mul(one.sub(output)).intoArray(gates, at + 2 * units);
      dInput.mul(input).mul(one.sub(input)).intoArray(gates, at + 3 * units);
    }
  }
}
