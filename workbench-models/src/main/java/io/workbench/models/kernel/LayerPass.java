package io.workbench.models.kernel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One recurrent layer, of one direction or two, with the dropout before it, run over the rows of a
 * pass.
 */
final class LayerPass {
  private final @Nullable DropPass drop;
  private final List<RecurrentPass> directions = new ArrayList<>();
  private final Matrix output;
  private final Matrix outputGradient;

  /**
   * @param input [steps · rows, inputs], without padding unless the layer below has two directions
   * @param drop what made {@code input}; null if nothing is dropped
   */
  LayerPass(PassShape shape, Matrix input, @Nullable DropPass drop) {
    this.drop = drop;
    int units = shape.units();
    int count = shape.plan().directions();
    output = Matrix.zeros(shape.steps() * shape.rows(), count * units);
    outputGradient = shape.training() ? Matrix.zeros(output.rows, output.columns) : output;
    for (int direction = 0; direction < count; direction++) {
      Matrix hidden = output.columns(direction * units, units);
      Matrix hiddenGradient = outputGradient.columns(direction * units, units);
      directions.add(
          new RecurrentPass(
              shape.cell(direction == 1), input, hidden, hiddenGradient, shape.plan().hidden()));
    }
  }

  /** The states, [steps · rows, directions · units]. */
  Matrix output() {
    return output;
  }

  /** The gradients of the states, to which what comes after the layer adds. */
  Matrix outputGradient() {
    return outputGradient;
  }

  void forward(List<CellTensors> tensors, DropoutKey key, int firstWindow) {
    if (drop != null) {
      drop.forward(key, firstWindow);
    }
    for (int direction = 0; direction < directions.size(); direction++) {
      directions.get(direction).forward(tensors.get(direction));
    }
  }

  void backward(List<Panels> recurrentTransposed, List<CellTensors> gradients) {
    for (int direction = 0; direction < directions.size(); direction++) {
      directions
          .get(direction)
          .backward(recurrentTransposed.get(direction), gradients.get(direction));
    }
  }

  /**
   * Adds the gradient of the layer's input, before its dropout, to {@code below}, after backward.
   */
  void addInputGradient(List<Panels> inputTransposed, Matrix below, Panels belowPanels) {
    for (int direction = 0; direction < directions.size(); direction++) {
      directions.get(direction).addInputGradient(inputTransposed.get(direction), belowPanels);
    }
    if (drop != null) {
      drop.backward(below);
    }
  }
}
