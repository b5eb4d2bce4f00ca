package io.workbench.train.loop;

/**
 * Everything that an engine needs to go on exactly where it was.
 *
 * @param parameters all of the network's, in the ComputationGraph's flattened order
 * @param optimizer the optimizer's memory, in the engine's own order
 * @param iterations steps taken so far
 */
public record EngineState(float[] parameters, float[] optimizer, int iterations) {}
