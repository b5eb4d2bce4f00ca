package io.workbench.models.kernel;

import java.util.List;

/**
 * Transposed copies of the weights that gradients are multiplied with, in the same order as {@link
 * NetworkTensors}. The input weights of the first layer have none, for nobody asks for the gradient
 * of the network's input.
 *
 * @param inputs [gates · units, inputs] by layer from the second on, then by direction
 * @param recurrents [gates · units, units] by layer, then by direction
 * @param head [outputs, inputs]
 */
record TransposedTensors(
    List<List<Panels>> inputs, List<List<Panels>> recurrents, List<Panels> head) {}
