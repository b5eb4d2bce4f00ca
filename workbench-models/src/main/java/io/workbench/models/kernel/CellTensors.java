package io.workbench.models.kernel;

/**
 * Where one direction of a recurrent layer has its parameters, or the gradients of them, in an
 * array.
 *
 * @param data the array of all parameters, or of all gradients
 * @param input W [inputs, gates · units]
 * @param recurrent R [hidden size, gates · units]
 * @param bias where the bias of the input's products starts
 * @param recurrentBias where the recurrent products' own bias starts; -1 if they have none
 */
record CellTensors(float[] data, Panels input, Panels recurrent, int bias, int recurrentBias) {}
