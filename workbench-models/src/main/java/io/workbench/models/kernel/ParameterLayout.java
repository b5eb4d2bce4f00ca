package io.workbench.models.kernel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the tensors of a network lie in the kernels' array of parameters, and in arrays of the same
 * layout (gradients, Adam's moments).
 *
 * <p>Tensors follow each other as in the graph's flat vector, but matrices as {@link Panels}, and
 * the units of each gate padded to whole vectors. Padding is zero, has zero gradients, and stays
 * zero.
 */
final class ParameterLayout {
  private static final float[] NO_DATA = {};

  private final NetworkPlan plan;
  private final int lanes;
  private final int units;
  private final FlatMap flat;
  private final List<List<CellPlace>> cells = new ArrayList<>();
  private final List<LinearPlace> head = new ArrayList<>();
  private int size;

  /** Where the tensors of one direction of a layer start; -1 where there is none. */
  private record CellPlace(int inputs, int input, int recurrent, int bias, int recurrentBias) {}

  /** Where a linear map's tensors start; -1 where there is none. */
  private record LinearPlace(int inputs, int outputs, int weights, int bias) {}

  ParameterLayout(NetworkPlan plan, int lanes) {
    this.plan = plan;
    this.lanes = lanes;
    this.units = NetworkPlan.padded(plan.hidden(), lanes);
    this.flat = new FlatMap(plan.hidden(), units);
    for (int layer = 0; layer < plan.layers(); layer++) {
      List<CellPlace> directions = new ArrayList<>();
      for (int direction = 0; direction < plan.directions(); direction++) {
        directions.add(placeCell(layer));
      }
      cells.add(directions);
    }
    if (plan.attention()) {
      head.add(placeQuery());
      head.add(placeDense());
    }
    head.add(placeOutput());
  }

  private int take(int count) {
    int place = size;
    size += count;
    return place;
  }

  /** Rows of the weights of a layer's input: its own state has no padding between halves. */
  private int hiddenRows() {
    return plan.attention() ? 2 * units : plan.hidden();
  }

  private CellPlace placeCell(int layer) {
    int gates = plan.cell().gates();
    int columns = gates * units;
    int inputs = layer == 0 ? plan.features() : hiddenRows();
    int input = take(inputs * columns);
    if (layer == 0) {
      flat.addInputWeights(weights(NO_DATA, input, inputs, columns), gates);
    } else {
      flat.addHiddenWeights(weights(NO_DATA, input, inputs, columns), plan.directions(), gates);
    }
    int recurrent = take(plan.hidden() * columns);
    flat.addHiddenWeights(weights(NO_DATA, recurrent, plan.hidden(), columns), 1, gates);
    int bias = take(columns);
    flat.addBias(bias, gates);
    if (plan.cell() != CellKind.GRU) {
      return new CellPlace(inputs, input, recurrent, bias, -1);
    }
    int recurrentBias = take(columns);
    flat.addBias(recurrentBias, gates);
    return new CellPlace(inputs, input, recurrent, bias, recurrentBias);
  }

  private LinearPlace placeQuery() {
    LinearPlace query = new LinearPlace(hiddenRows(), lanes, take(hiddenRows() * lanes), -1);
    flat.addColumn(weights(NO_DATA, query), plan.directions(), 0);
    return query;
  }

  private LinearPlace placeDense() {
    LinearPlace dense =
        new LinearPlace(hiddenRows(), units, take(hiddenRows() * units), take(units));
    flat.addHiddenWeights(weights(NO_DATA, dense), plan.directions(), 1);
    flat.addBias(dense.bias(), 1);
    return dense;
  }

  private LinearPlace placeOutput() {
    LinearPlace output =
        new LinearPlace(plan.hidden(), lanes, take(plan.hidden() * lanes), take(lanes));
    flat.addColumn(weights(NO_DATA, output), 1, 0);
    flat.add(output.bias());
    return output;
  }

  private Panels weights(float[] data, int offset, int rows, int columns) {
    return Panels.packed(data, offset, rows, columns, lanes);
  }

  private Panels weights(float[] data, LinearPlace place) {
    return weights(data, place.weights(), place.inputs(), place.outputs());
  }

  /** Length of an array of this layout. */
  int size() {
    return size;
  }

  /** The order of the graph's flat vector. */
  FlatMap flat() {
    return flat;
  }

  /** The tensors in an array of this layout. */
  NetworkTensors on(float[] data) {
    int columns = plan.cell().gates() * units;
    List<List<CellTensors>> layers = new ArrayList<>();
    for (List<CellPlace> directions : cells) {
      List<CellTensors> tensors = new ArrayList<>();
      for (CellPlace place : directions) {
        tensors.add(
            new CellTensors(
                data,
                weights(data, place.input(), place.inputs(), columns),
                weights(data, place.recurrent(), plan.hidden(), columns),
                place.bias(),
                place.recurrentBias()));
      }
      layers.add(tensors);
    }
    List<LinearTensors> maps = new ArrayList<>();
    for (LinearPlace place : head) {
      maps.add(new LinearTensors(data, weights(data, place), place.bias()));
    }
    return new NetworkTensors(layers, maps);
  }

  /** Room for the transposed copies of the weights of all tensors that need one. */
  TransposedTensors transposed() {
    List<List<Panels>> inputs = new ArrayList<>();
    List<List<Panels>> recurrents = new ArrayList<>();
    int columns = plan.cell().gates() * units;
    for (List<CellPlace> directions : cells) {
      boolean first = recurrents.isEmpty();
      List<Panels> input = new ArrayList<>();
      List<Panels> recurrent = new ArrayList<>();
      for (CellPlace place : directions) {
        if (!first) {
          input.add(room(columns, place.inputs()));
        }
        recurrent.add(room(columns, plan.hidden()));
      }
      inputs.add(input);
      recurrents.add(recurrent);
    }
    List<Panels> maps = new ArrayList<>();
    for (LinearPlace place : head) {
      maps.add(room(place.outputs(), place.inputs()));
    }
    return new TransposedTensors(inputs, recurrents, maps);
  }

  private Panels room(int rows, int columns) {
    int padded = NetworkPlan.padded(columns, lanes);
    return weights(new float[rows * padded], 0, rows, padded);
  }

  /** All of the array, cut into blocks that can be worked on side by side. */
  List<ParameterBlock> blocks(NetworkTensors tensors, TransposedTensors transposed) {
    List<ParameterBlock> blocks = new ArrayList<>();
    for (int layer = 0; layer < cells.size(); layer++) {
      for (int direction = 0; direction < cells.get(layer).size(); direction++) {
        CellTensors cell = tensors.cells().get(layer).get(direction);
        Panels input = layer == 0 ? null : transposed.inputs().get(layer).get(direction);
        addPanels(blocks, cell.input(), input);
        addPanels(blocks, cell.recurrent(), transposed.recurrents().get(layer).get(direction));
        addBias(blocks, cell.bias(), plan.cell().gates() * units);
        addBias(blocks, cell.recurrentBias(), plan.cell().gates() * units);
      }
    }
    for (int index = 0; index < head.size(); index++) {
      LinearTensors map = tensors.head().get(index);
      addPanels(blocks, map.weights(), transposed.head().get(index));
      addBias(blocks, map.bias(), head.get(index).outputs());
    }
    return blocks;
  }

  private void addPanels(List<ParameterBlock> blocks, Panels weights, @Nullable Panels transposed) {
    int vector = 0;
    while (vector < weights.vectors) {
      int width = vector < weights.wideVectors() ? Panels.WIDTH : 1;
      Transposition transposition =
          transposed == null ? null : new Transposition(weights, vector, width, transposed);
      int length = width * weights.rows * lanes;
      blocks.add(new ParameterBlock(weights.panel(vector), length, lanes, transposition));
      vector += width;
    }
  }

  private void addBias(List<ParameterBlock> blocks, int offset, int length) {
    if (offset >= 0) {
      blocks.add(new ParameterBlock(offset, length, lanes, null));
    }
  }
}
