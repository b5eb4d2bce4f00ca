package io.workbench.models.kernel;

import java.util.Arrays;
import java.util.List;

/**
 * One LSTM layer's inference, of one direction or two.
 *
 * <p>Its buffer has, for every step and window, what the products need next to each other: the
 * state before of the direction that walks forward, the layer's input, the state before of the
 * direction that walks backward. So each direction's left side is one stretch of a row. States are
 * written where they are read: into the layer above, and into the next step.
 */
final class LstmInferenceLayer {
  private final Kernels kernels;
  private final CellShape shape;
  private final Matrix buffer;
  private final int inputs;
  private final LstmScratch scratch;
  private final LstmInferenceStep[][] walks;

  /**
   * @param weights of each direction
   * @param output where the states go, [steps · rows, directions · units]
   * @param scratch shared by all layers
   */
  LstmInferenceLayer(
      PassShape pass, List<LstmWeights> weights, Matrix output, LstmScratch scratch) {
    kernels = pass.kernels();
    shape = pass.cell(false);
    inputs = weights.get(0).inputs;
    this.scratch = scratch;
    int units = shape.units();
    buffer = Matrix.zeros(pass.steps() * pass.rows(), inputs + weights.size() * units);
    walks = new LstmInferenceStep[weights.size()][];
    for (int direction = 0; direction < walks.length; direction++) {
      Matrix hidden = output.columns(direction * units, units);
      walks[direction] = walk(pass.cell(direction == 1), weights.get(direction), hidden);
    }
  }

  /** Where the layer's input goes, [steps · rows, inputs]. */
  Matrix input() {
    return buffer.columns(shape.units(), inputs);
  }

  private LstmInferenceStep[] walk(CellShape cell, LstmWeights weights, Matrix hidden) {
    int units = cell.units();
    int from = cell.backward() ? units : 0;
    Matrix stateAndInput = buffer.columns(from, units + inputs);
    Matrix before = buffer.columns(cell.backward() ? units + inputs : 0, units);
    LstmInferenceStep[] steps = new LstmInferenceStep[cell.steps()];
    for (int index = 0; index < steps.length; index++) {
      int time = cell.walked(index);
      boolean last = index == steps.length - 1;
      Matrix state = cell.at(hidden, time);
      steps[index] =
          new LstmInferenceStep(
              cell.at(index == 0 ? input() : stateAndInput, time),
              weights,
              index == 0 ? weights.inputRow : 0,
              state,
              last ? state : cell.at(before, cell.walked(index + 1)),
              scratch);
    }
    return steps;
  }

  void run() {
    for (LstmInferenceStep[] walk : walks) {
      Arrays.fill(scratch.cells, 0);
      for (LstmInferenceStep step : walk) {
        kernels.lstmInference(step);
      }
    }
  }
}
