package io.workbench.models.kernel;

import java.util.List;

/**
 * Where a network has its parameters, or the gradients of them, in an array.
 *
 * @param cells by layer, then by direction
 * @param head the maps after the recurrent layers, in order: query and dense if there is attention,
 *     then output
 */
record NetworkTensors(List<List<CellTensors>> cells, List<LinearTensors> head) {}
