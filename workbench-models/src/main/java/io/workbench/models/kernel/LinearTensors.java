package io.workbench.models.kernel;

/**
 * Where a linear map has its parameters, or the gradients of them, in an array.
 *
 * @param data the array of all parameters, or of all gradients
 * @param weights [inputs, outputs]
 * @param bias where the bias starts; -1 if there is none
 */
record LinearTensors(float[] data, Panels weights, int bias) {}
