package io.workbench.models.kernel;

/**
 * One step of {@link LstmCell} from its input and the state before to the next state, with nothing
 * left for a backward pass.
 *
 * @param input [rows, depth]: the state before and the layer's input, next to each other; the input
 *     alone at the first step
 * @param weights the direction's weights
 * @param firstRow the row of the weights that the input's first column belongs to
 * @param hidden [rows, units]: the state, out
 * @param hiddenAgain a second place for the state: where the next step finds it
 * @param scratch holds c, and room to work
 */
record LstmInferenceStep(
    Matrix input,
    LstmWeights weights,
    int firstRow,
    Matrix hidden,
    Matrix hiddenAgain,
    LstmScratch scratch) {}
