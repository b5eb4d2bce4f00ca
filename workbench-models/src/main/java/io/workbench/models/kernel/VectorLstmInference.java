package io.workbench.models.kernel;

import static io.workbench.models.kernel.VectorMath.LANES;

/**
 * {@link LstmInferenceStep} with vectors. A block of units goes from products to states while its
 * sums are still in the nearest cache.
 */
final class VectorLstmInference {

  private static final int WIDTH = LstmWeights.GATES * LANES;

  private VectorLstmInference() {}

  static void run(LstmInferenceStep step) {
    LstmScratch scratch = step.scratch();
    int blocks = step.weights().blocks();
    for (int block = 0; block < blocks; block += scratch.blocksAtOnce) {
      int count = Math.min(scratch.blocksAtOnce, blocks - block);
      products(step, block, count);
      int vectors = count * scratch.rows;
      int cellsAt = block * scratch.rows * LANES;
      VectorLstmGates.remember(scratch, cellsAt, vectors);
      VectorLstmGates.tanhOfCells(scratch, cellsAt, vectors);
      for (int index = 0; index < count; index++) {
        VectorLstmGates.show(step, block + index, index * scratch.rows);
      }
    }
  }

  private static void products(LstmInferenceStep step, int block, int count) {
    int index = 0;
    if (step.input().rows == 1) {
      for (; count - index >= 2; index += 2) {
        productsOfTwoBlocks(step, block + index, index * WIDTH);
      }
    }
    for (; index < count; index++) {
      blockProducts(step, block + index, index * step.input().rows * WIDTH);
    }
  }

  /** The sums of a single window for two blocks' gates, to {@code sums} from {@code to} on. */
  private static void productsOfTwoBlocks(LstmInferenceStep step, int block, int to) {
    LstmWeights weights = step.weights();
    VectorLstmRow.twoBlocks(
        step.input(),
        step.input().at(0, 0),
        step.input().columns,
        weights,
        weights.at(block, step.firstRow()),
        block * WIDTH,
        step.scratch().sums,
        to);
  }

  /** The sums of one block's gates, to {@code sums} from {@code to} on. */
  private static void blockProducts(LstmInferenceStep step, int block, int to) {
    LstmWeights weights = step.weights();
    Matrix input = step.input();
    float[] sums = step.scratch().sums;
    int from = weights.at(block, step.firstRow());
    int bias = block * WIDTH;
    int depth = input.columns;
    int row = 0;
    if (!VectorMath.FEW_REGISTERS) {
      for (; input.rows - row >= 4; row += 4) {
        VectorLstmTiles.fourRows(
            input, input.at(row, 0), depth, weights, from, bias, sums, to + row * WIDTH);
      }
    }
    for (; input.rows - row >= 2; row += 2) {
      VectorLstmTiles.twoRows(
          input, input.at(row, 0), depth, weights, from, bias, sums, to + row * WIDTH);
    }
    if (row < input.rows) {
      VectorLstmRow.oneBlock(
          input, input.at(row, 0), depth, weights, from, bias, sums, to + row * WIDTH);
    }
  }
}
