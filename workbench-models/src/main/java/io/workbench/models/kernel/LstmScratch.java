package io.workbench.models.kernel;

/**
 * What an LSTM's inference writes besides its states. Nothing is kept for a backward pass, so all
 * layers share it, and it stays in the nearest caches.
 */
final class LstmScratch {

  /** The vectors that the gates' loops like to be given at once: few are mostly overhead. */
  private static final int VECTORS_AT_ONCE = 16;

  final int rows;

  /** How many blocks of units go from products to states together. */
  final int blocksAtOnce;

  /** c, [blocks of units, rows, lanes]. */
  final float[] cells;

  /**
   * The gates' sums, one of which makes room for a numerator, [blocks at once, rows, 4 · lanes].
   */
  final float[] sums;

  /** Of fractions that are yet to be divided, [blocks at once, rows, lanes]. */
  final float[] denominators;

  LstmScratch(int rows, int units, int lanes) {
    this.rows = rows;
    int blocks = units / lanes;
    blocksAtOnce = Math.max(1, Math.min(blocks, VECTORS_AT_ONCE / rows));
    cells = new float[rows * units];
    sums = new float[blocksAtOnce * rows * LstmWeights.GATES * lanes];
    denominators = new float[blocksAtOnce * rows * lanes];
  }
}
